using System.Text;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>What is said about a result in plain text. Takes revealed results and shows all that is in them.</summary>
internal static class FeedbackText
{
    /// <summary>What came of the whole: the verdict, and the values that were drawn.</summary>
    public static string Whole(GradedSubmission submission)
    {
        var text = new StringBuilder();
        if (submission.Verdict != SubmissionVerdict.Graded) Paragraph(text, "", VerdictWords.Of(submission.Verdict));
        Paragraph(text, "", submission.Reason);
        if (!submission.Variant.IsEmpty)
        {
            text.Append("Your numbers:\n");
            foreach (var drawn in submission.Variant)
                text.Append("  ").Append(SafeText.Line(drawn.Name)).Append(" = ").Append(SafeText.Line(drawn.Value)).Append("   (").Append(SafeText.Line(drawn.Exercise)).Append(")\n");
        }

        return text.ToString();
    }

    /// <summary>What came of an item as a whole: the answer, and why it was not taken.</summary>
    public static string Item(GradedItem item)
    {
        var text = new StringBuilder();
        if (item.Answer is { } answer) Paragraph(text, "Your answer: ", answer);
        if (item.Verdict is not (ItemVerdict.Right or ItemVerdict.Partial or ItemVerdict.Wrong)) Paragraph(text, "", VerdictWords.Of(item.Verdict));
        Paragraph(text, "", item.Reason);
        return text.ToString();
    }

    /// <summary>What is wrong, and the teacher's note.</summary>
    public static string Message(GradedCheck check)
    {
        var text = new StringBuilder();
        Paragraph(text, "", check.Error);
        Paragraph(text, "Note: ", check.Note);
        return text.ToString();
    }

    /// <summary>What was expected and found, and why.</summary>
    public static string Detail(GradedCheck check)
    {
        var text = new StringBuilder();
        Paragraph(text, "Expected: ", check.Expected);
        Paragraph(text, "Found:    ", check.Found);
        Paragraph(text, "Difference:\n", check.Difference);
        Paragraph(text, "Why:\n", check.Explanation);
        return text.ToString();
    }

    /// <summary>All of it, in the order in which one reads.</summary>
    public static string Check(Outline.NumberedItem item, Outline.NumberedCheck check) =>
        (check.IsFirst ? Item(item.Item) : "") + Message(check.Check) + Detail(check.Check);

    /// <summary>A text behind a lead; one of several lines stands below it, indented.</summary>
    private static void Paragraph(StringBuilder text, string lead, string content)
    {
        var lines = SafeText.Lines(content).TrimEnd('\n');
        if (lines.Length == 0) return;
        if (lead.EndsWith('\n')) text.Append(lead).Append("  ").Append(lines.Replace("\n", "\n  ", StringComparison.Ordinal));
        else if (lead.Length > 0 && lines.Contains('\n', StringComparison.Ordinal)) text.Append(lead.TrimEnd()).Append("\n  ").Append(lines.Replace("\n", "\n  ", StringComparison.Ordinal));
        else text.Append(lead).Append(lines);
        text.Append('\n');
    }
}
