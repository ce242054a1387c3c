using System.Globalization;
using MemDsl.Exams.Pages;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Merging;

namespace MemDsl.Exams.Formats;

/// <summary>Statistics for a terminal: a line an item, and below it the checks of a task and the wrong answers to a question.</summary>
public static class MergeText
{
    private const int NameColumns = 40;
    private const int AnswerColumns = 60;

    public static void Write(TextWriter writer, MergedClass merged, ClassStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(merged);
        ArgumentNullException.ThrowIfNull(statistics);
        writer.WriteLine($"{SafeText.Line(merged.Exam)}: {Count(statistics.Students, "student")}{Verdicts(statistics)}");
        if (statistics.Points is not { } points) return;
        writer.WriteLine($"points of {Points.Text(statistics.MaxPoints)}: mean {Short(points.Mean)}, median {Short(points.Median)}, lowest {Short(points.Lowest)}, highest {Short(points.Highest)}");
        writer.WriteLine();
        writer.WriteLine($"{"",-NameColumns} {"points",7} {"mean",7} {"all",6} {"discr.",7}");
        foreach (var item in statistics.Items) WriteItem(writer, item);
    }

    private static void WriteItem(TextWriter writer, ItemStatistics item)
    {
        Row(writer, $"{item.Exercise}: {item.Name}", item.MaxPoints, item.Mean, item.FullShare, item.Discrimination is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "-");
        if (item.Unanswered > 0) writer.WriteLine($"  no answer     {item.Unanswered} of {item.Count}");
        if (item.Checks.Length > 1)
        {
            foreach (var check in item.Checks) Row(writer, $"  {check.Name}{(check.IsHidden ? " (hidden)" : "")}", check.MaxPoints, check.Mean, check.PassedShare, "");
        }

        foreach (var (answer, count) in item.WrongAnswers) writer.WriteLine($"  wrong answer  {count} × {Cut(answer, AnswerColumns)}");
        foreach (var (distractor, count) in item.Distractors) writer.WriteLine($"  distractor    {count} × {Cut(distractor, AnswerColumns)}");
    }

    private static void Row(TextWriter writer, string name, decimal maximum, decimal mean, decimal share, string last) =>
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Cut(name, NameColumns),-NameColumns} {Points.Text(maximum),7} {Short(mean),7} {decimal.Round(share * 100, 0, MidpointRounding.ToEven),4} % {last,7}").TrimEnd());

    private static string Verdicts(ClassStatistics statistics) =>
        string.Concat(statistics.Verdicts.Select((pair, index) => string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? ": " : ", ")}{pair.Count} {ResultWords.SubmissionVerdicts[pair.Verdict]}")));

    private static string Short(decimal number) => Points.Text(decimal.Round(number, 2, MidpointRounding.ToEven));

    private static string Cut(string text, int columns)
    {
        var indent = text.StartsWith("  ", StringComparison.Ordinal) ? "  " : "";
        return SafeText.Cut(indent + SafeText.Line(text).Trim(), columns);
    }

    private static string Count(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}{(count == 1 ? "" : "s")}");
}
