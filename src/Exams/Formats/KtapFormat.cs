using System.Globalization;
using System.Text;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>
/// KTAP version 1 (Documentation/dev-tools/ktap.rst): exercises hold items, items hold checks; a test fails when one below it does. What is said about a check stands as diagnostic lines right before its result.
/// </summary>
internal static class KtapFormat
{
    public static string Write(GradedSubmission graded)
    {
        var submission = graded.Revealed();
        var exercises = Outline.Of(submission);
        var text = new StringBuilder();
        Head(text, 0, exercises.Length);
        Diagnose(text, 0, $"{submission.Exam}, {submission.Student}: {Points.Text(submission.Points, submission.MaxPoints)}");
        Diagnose(text, 0, FeedbackText.Whole(submission));
        foreach (var exercise in exercises) Exercise(text, submission, exercise);
        return text.ToString();
    }

    private static void Exercise(StringBuilder text, GradedSubmission submission, Outline.NumberedExercise exercise)
    {
        Head(text, 1, exercise.Items.Length);
        for (var i = 0; i < exercise.Items.Length; i++)
        {
            var item = exercise.Items[i];
            Head(text, 2, item.Checks.Length);
            for (var j = 0; j < item.Checks.Length; j++)
            {
                var check = item.Checks[j];
                Diagnose(text, 2, FeedbackText.Check(item, check));
                Result(text, 2, j + 1, check.Check.Passed, check.Title, Directive(submission, item.Item, check.Check));
            }

            Result(text, 1, i + 1, item.Item.Checks.All(check => check.Passed), item.Item.Name, Points.Text(item.Item.Points, item.Item.MaxPoints));
        }

        var checks = exercise.Items.SelectMany(item => item.Item.Checks).ToList();
        Result(text, 0, exercise.Number, checks.All(check => check.Passed), exercise.Name, Points.Text(checks.Sum(check => check.Points), checks.Sum(check => check.MaxPoints)));
    }

    /// <summary>A keyword that KTAP knows where one fits, and the points.</summary>
    private static string Directive(GradedSubmission submission, GradedItem item, GradedCheck check)
    {
        var points = Points.Text(check.Points, check.MaxPoints);
        if (check.Passed) return points;
        if (submission.Verdict == SubmissionVerdict.Missing) return $"SKIP {VerdictWords.Of(submission.Verdict)}";
        if (submission.Verdict != SubmissionVerdict.Graded) return $"ERROR {VerdictWords.Of(submission.Verdict)}";
        return item.Verdict switch
        {
            ItemVerdict.Limited => $"TIMEOUT {VerdictWords.Of(item.Verdict)}",
            ItemVerdict.Stopped or ItemVerdict.Ungraded => $"ERROR {VerdictWords.Of(item.Verdict)}",
            _ => points,
        };
    }

    private static void Head(StringBuilder text, int level, int count) =>
        text.Append(Indent(level)).Append("KTAP version 1\n").Append(Indent(level)).Append(CultureInfo.InvariantCulture, $"1..{count}\n");

    private static void Result(StringBuilder text, int level, int number, bool passed, string name, string data) =>
        text.Append(Indent(level)).Append(CultureInfo.InvariantCulture, $"{(passed ? "ok" : "not ok")} {number} {Described(name)} # {Described(data)}\n");

    private static void Diagnose(StringBuilder text, int level, string lines)
    {
        foreach (var line in SafeText.Lines(lines).TrimEnd('\n').Split('\n').Where(line => line.Length > 0))
            text.Append(Indent(level)).Append("# ").Append(line).Append('\n');
    }

    /// <summary>A description has no number sign, which begins a directive: the full-width one looks the same.</summary>
    private static string Described(string text) => SafeText.Line(text).Replace('#', '＃').Trim();

    private static string Indent(int level) => new(' ', 2 * level);
}
