using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>A class as a long table for teachers: a row a check of a student.</summary>
internal static class ChecksCsv
{
    public static void Write(TextWriter writer, IReadOnlyList<GradedSubmission> submissions)
    {
        CsvText.WriteRow(writer, ["student", "exercise", "item", "kind", "verdict", "number", "check", "hidden", "passed", "points", "max_points", "answer", "expected", "found", "error", "note"]);
        foreach (var submission in submissions)
        {
            foreach (var item in Outline.Of(submission).SelectMany(exercise => exercise.Items))
            {
                foreach (var check in item.Checks) WriteRow(writer, submission, item.Item, check);
            }
        }
    }

    private static void WriteRow(TextWriter writer, GradedSubmission submission, GradedItem item, Outline.NumberedCheck check) => CsvText.WriteRow(writer,
    [
        CsvText.Text(submission.Student),
        CsvText.Text(item.Exercise),
        CsvText.Text(item.Name),
        ResultWords.ItemKinds[item.Kind],
        ResultWords.ItemVerdicts[item.Verdict],
        check.Number,
        CsvText.Text(check.Check.Name),
        check.Check.IsHidden ? "yes" : "no",
        check.Check.Passed ? "yes" : "no",
        Points.Text(check.Check.Points),
        Points.Text(check.Check.MaxPoints),
        CsvText.Text(item.Answer ?? ""),
        CsvText.Text(check.Check.Expected),
        CsvText.Text(check.Check.Found),
        CsvText.Text(check.Check.Error),
        CsvText.Text(check.Check.Note),
    ]);
}
