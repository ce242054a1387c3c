using MemDsl.Exams.Results;

namespace MemDsl.Exams.Formats;

/// <summary>A class as a table for teachers: a row a student, a column an item, and behind these a column a check.</summary>
public static class ClassCsv
{
    public static void Write(TextWriter writer, IReadOnlyList<GradedSubmission> submissions)
    {
        var items = submissions.SelectMany(submission => submission.Items.Select(Name)).Distinct(StringComparer.Ordinal).ToList();
        var checks = submissions.SelectMany(submission => submission.Items.SelectMany(item => item.Checks.Select(check => Name(item, check)))).Distinct(StringComparer.Ordinal).ToList();
        CsvText.WriteRow(writer, ["student", "name", "exam", "verdict", "points", "max_points", .. items.Select(CsvText.Text), .. checks.Select(CsvText.Text), "reason", "model_version", "sha256"]);
        foreach (var submission in submissions) WriteRow(writer, submission, items, checks);
    }

    private static void WriteRow(TextWriter writer, GradedSubmission submission, List<string> items, List<string> checks)
    {
        var byItem = submission.Items.GroupBy(Name).ToDictionary(group => group.Key, group => group.Sum(item => item.Points), StringComparer.Ordinal);
        var byCheck = submission.Items.SelectMany(item => item.Checks.Select(check => (Name: Name(item, check), check.Points)))
            .GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Points), StringComparer.Ordinal);
        CsvText.WriteRow(writer,
        [
            CsvText.Text(submission.Student),
            CsvText.Text(submission.StudentName ?? ""),
            CsvText.Text(submission.Exam),
            ResultWords.SubmissionVerdicts[submission.Verdict],
            Points.Text(submission.Points),
            Points.Text(submission.MaxPoints),
            .. items.Select(item => byItem.TryGetValue(item, out var points) ? Points.Text(points) : ""),
            .. checks.Select(check => byCheck.TryGetValue(check, out var points) ? Points.Text(points) : ""),
            CsvText.Text(submission.Reason),
            submission.ModelVersion,
            submission.Digest ?? "",
        ]);
    }

    private static string Name(GradedItem item) => $"{item.Exercise}/{item.Name}";

    private static string Name(GradedItem item, GradedCheck check) => $"{item.Exercise}/{item.Name}/{check.Name}";
}
