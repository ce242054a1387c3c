using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;

namespace MemDsl.Cli.Commands.Exams;

/// <summary>Results as a terminal shows them: a line a student, and for one student alone every item.</summary>
internal static class GradedTable
{
    public static void Write(TextWriter output, IReadOnlyList<GradedSubmission> results)
    {
        if (results.Count == 1)
        {
            WriteOne(output, results[0]);
            return;
        }

        var width = results.Max(result => result.Student.Length);
        foreach (var result in results)
            output.WriteLine($"{SafeText.Line(result.Student).PadRight(width)}  {Points.Text(result.Points, result.MaxPoints)}{Verdict(result)}");
    }

    private static void WriteOne(TextWriter output, GradedSubmission result)
    {
        output.WriteLine($"{SafeText.Line(result.Student)}: {Points.Text(result.Points, result.MaxPoints)}{Verdict(result)}");
        foreach (var item in result.Items)
        {
            output.WriteLine($"  {item.Name}: {Points.Text(item.Points, item.MaxPoints)}, {item.Verdict.ToString().ToLowerInvariant()}");
            WriteIndented(output, SafeText.FirstLine(item.Reason), "    ");
            foreach (var check in item.Checks)
            {
                if (item.Kind == ItemKind.Task) output.WriteLine($"    {(check.Passed ? "passed" : "failed")} {check.Name}");
                WriteIndented(output, check.Error, "      ");
                WriteIndented(output, check.Note, "      ");
            }
        }
    }

    private static string Verdict(GradedSubmission result)
    {
        var reason = SafeText.FirstLine(result.Reason);
        return result.Verdict == SubmissionVerdict.Graded ? (reason.Length == 0 ? "" : $" ({reason})") : $", {result.Verdict.ToString().ToLowerInvariant()}: {reason}";
    }

    private static void WriteIndented(TextWriter output, string text, string indent)
    {
        if (text.Length == 0) return;
        foreach (var line in SafeText.Lines(text).TrimEnd('\n').Split('\n')) output.WriteLine(indent + line);
    }
}
