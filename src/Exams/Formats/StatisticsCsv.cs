using System.Globalization;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Merging;

namespace MemDsl.Exams.Formats;

/// <summary>Statistics as a table for teachers: a row an item, and behind it a row a check.</summary>
public static class StatisticsCsv
{
    public const string FileName = "statistics.csv";

    public static void Write(TextWriter writer, ClassStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(statistics);
        CsvText.WriteRow(writer, ["level", "exercise", "item", "check", "hidden", "max_points", "n", "unanswered", "mean", "full_share", "discrimination", "wrong_answers", "distractors"]);
        foreach (var item in statistics.Items)
        {
            WriteItem(writer, item);
            foreach (var check in item.Checks) WriteCheck(writer, item, check);
        }
    }

    private static void WriteItem(TextWriter writer, ItemStatistics item) => CsvText.WriteRow(writer,
    [
        ResultWords.ItemKinds[item.Kind],
        CsvText.Text(item.Exercise),
        CsvText.Text(item.Name),
        "",
        "",
        Points.Text(item.MaxPoints),
        Number(item.Count),
        Number(item.Unanswered),
        Points.Text(item.Mean),
        Points.Text(item.FullShare),
        item.Discrimination is { } discrimination ? Points.Text(discrimination) : "",
        CsvText.Text(Counted(item.WrongAnswers)),
        CsvText.Text(Counted(item.Distractors)),
    ]);

    private static void WriteCheck(TextWriter writer, ItemStatistics item, CheckStatistics check) => CsvText.WriteRow(writer,
    [
        "check",
        CsvText.Text(item.Exercise),
        CsvText.Text(item.Name),
        CsvText.Text(check.Name),
        check.IsHidden ? "yes" : "no",
        Points.Text(check.MaxPoints),
        Number(check.Count),
        "",
        Points.Text(check.Mean),
        Points.Text(check.PassedShare),
        "",
        "",
        "",
    ]);

    private static string Counted(IEnumerable<(string Text, int Count)> counted) =>
        string.Join('\n', counted.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Count} × {pair.Text.ReplaceLineEndings(" ")}")));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
