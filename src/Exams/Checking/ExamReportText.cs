using System.Globalization;
using MemDsl.Exams.Model;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Exams.Checking;

/// <summary>A report as text: what is wrong, then how the keys of each exercise differ.</summary>
public static class ExamReportText
{
    /// <summary>Keys of a question that are listed.</summary>
    private const int MostKeys = 8;

    private const int LongestKey = 40;

    public static void Write(TextWriter output, Exam exam, ExamReport report)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(exam);
        ArgumentNullException.ThrowIfNull(report);
        CheckReport.WriteText(output, [.. exam.Diagnostics, .. report.Findings.Select(finding => ScriptDiagnostic.Of(finding, exam.FilePath))]);
        foreach (var exercise in report.Exercises) WriteExercise(output, exercise);
        var errors = report.Findings.Count(finding => finding.IsError);
        var warnings = report.Findings.Count() - errors;
        output.WriteLine($"{exam.FilePath}: {Count(errors, "error")}, {Count(warnings, "warning")}");
    }

    private static void WriteExercise(TextWriter output, ExerciseReport exercise)
    {
        output.WriteLine($"{exercise.Name}: {Count(exercise.Variants, "variant")}{(exercise.Looked < exercise.Variants ? string.Create(CultureInfo.InvariantCulture, $", of which {exercise.Looked} were tried, spread evenly") : "")}");
        foreach (var key in exercise.Keys)
        {
            output.WriteLine($"  question {key.Question} ({key.Kind}): {Count(key.Values.Length, "key")}");
            foreach (var value in key.Values.Take(MostKeys))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {value.Variants,6} x {Short(value.Key)}"));
            if (key.Values.Length > MostKeys) output.WriteLine($"           and {key.Values.Length - MostKeys} more");
        }

        foreach (var task in exercise.Tasks)
            output.WriteLine($"  task {task.Task}: {Count(task.Checks, "check")}{(task.Hidden == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({task.Hidden} hidden)"))}, {Count(task.Solutions, "solution")}");
    }

    /// <summary>A key in a line; of a maps the first line.</summary>
    private static string Short(string key)
    {
        var line = key.Split('\n')[0];
        var more = key.Length > line.Length;
        return line.Length > LongestKey ? line[..LongestKey] + " …" : more ? line + " …" : line;
    }

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
