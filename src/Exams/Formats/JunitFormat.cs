using System.Globalization;
using System.Text;
using System.Xml;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>
/// JUnit's XML as Jenkins' xUnit plugin describes it (junit-10.xsd): a testsuite an exercise, a testcase a check. A check that did not hold is a failure; one that could not be tried is an error; a student who handed in nothing
/// was skipped.
/// </summary>
internal static class JunitFormat
{
    public static string Write(GradedSubmission graded, FormatOptions options)
    {
        var submission = graded.Revealed();
        var exercises = Outline.Of(submission);
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", SafeText.Line(submission.Exam));
            if (options.ExecutionSeconds is { } seconds) xml.WriteAttributeString("time", decimal.Round(seconds, 3).ToString(CultureInfo.InvariantCulture));
            WriteCounts(xml, submission, submission.Items);
            foreach (var exercise in exercises) WriteSuite(xml, submission, exercise);
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n";
    }

    private static void WriteSuite(XmlWriter xml, GradedSubmission submission, Outline.NumberedExercise exercise)
    {
        var items = exercise.Items.Select(item => item.Item).ToList();
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", SafeText.Line(exercise.Name));
        WriteCounts(xml, submission, items);
        xml.WriteAttributeString("skipped", Number(Count(submission, items, Outcome.Skipped)));
        xml.WriteStartElement("properties");
        WriteProperty(xml, "student", submission.Student);
        if (submission.StudentName is { } name) WriteProperty(xml, "student.name", name);
        WriteProperty(xml, "model.version", submission.ModelVersion);
        WriteProperty(xml, "verdict", ResultWords.SubmissionVerdicts[submission.Verdict]);
        WriteProperty(xml, "points", Points.Text(items.Sum(item => item.Points)));
        WriteProperty(xml, "points.max", Points.Text(items.Sum(item => item.MaxPoints)));
        foreach (var drawn in submission.Variant.Where(drawn => drawn.Exercise == exercise.Name)) WriteProperty(xml, "vary." + drawn.Name, drawn.Value);
        xml.WriteEndElement();
        foreach (var item in exercise.Items)
        {
            foreach (var check in item.Checks) WriteCase(xml, submission, exercise, item, check);
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, GradedSubmission submission, Outline.NumberedExercise exercise, Outline.NumberedItem item, Outline.NumberedCheck check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", SafeText.Line($"{check.Number} {check.Title}"));
        xml.WriteAttributeString("classname", SafeText.Line($"{submission.Exam}.{exercise.Name}"));
        var outcome = Of(submission, item.Item, check.Check);
        if (outcome != Outcome.Passed)
        {
            xml.WriteStartElement(outcome switch { Outcome.Failed => "failure", Outcome.Skipped => "skipped", _ => "error" });
            xml.WriteAttributeString("type", ResultWords.ItemVerdicts[item.Item.Verdict]);
            xml.WriteAttributeString("message", Message(submission, item.Item, check.Check));
            xml.WriteString(FeedbackText.Check(item, check));
            xml.WriteEndElement();
        }

        xml.WriteElementString("system-out", Points.Text(check.Check.Points, check.Check.MaxPoints));
        xml.WriteEndElement();
    }

    private static string Message(GradedSubmission submission, GradedItem item, GradedCheck check)
    {
        if (check.Error.Length > 0) return SafeText.FirstLine(check.Error);
        if (submission.Verdict != SubmissionVerdict.Graded) return VerdictWords.Of(submission.Verdict);
        if (item.Reason.Length > 0) return SafeText.FirstLine(item.Reason);
        return item.Verdict is ItemVerdict.Right or ItemVerdict.Partial or ItemVerdict.Wrong ? "the check did not hold" : VerdictWords.Of(item.Verdict);
    }

    private static void WriteCounts(XmlWriter xml, GradedSubmission submission, IReadOnlyList<GradedItem> items)
    {
        xml.WriteAttributeString("tests", Number(items.Sum(item => item.Checks.Length)));
        xml.WriteAttributeString("failures", Number(Count(submission, items, Outcome.Failed)));
        xml.WriteAttributeString("errors", Number(Count(submission, items, Outcome.Error)));
    }

    private static int Count(GradedSubmission submission, IEnumerable<GradedItem> items, Outcome outcome) =>
        items.Sum(item => item.Checks.Count(check => Of(submission, item, check) == outcome));

    private static Outcome Of(GradedSubmission submission, GradedItem item, GradedCheck check)
    {
        if (check.Passed) return Outcome.Passed;
        if (submission.Verdict == SubmissionVerdict.Missing) return Outcome.Skipped;
        return submission.Verdict != SubmissionVerdict.Graded || item.Verdict is ItemVerdict.Limited or ItemVerdict.Stopped or ItemVerdict.Ungraded ? Outcome.Error : Outcome.Failed;
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", SafeText.Line(name));
        xml.WriteAttributeString("value", SafeText.Line(value));
        xml.WriteEndElement();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private enum Outcome
    {
        Passed,
        Failed,
        Error,
        Skipped,
    }
}
