using MemDsl.Exams.Checking;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>
/// The exams of <c>examples/exams</c>: nothing is wrong with them, and each submission earns what <c>results/ID.json</c> beside it says. With <c>UPDATE_EXAMS=1</c> in
/// the environment the results are written as they came.
/// </summary>
public sealed class ExampleExamTests
{
    private static readonly Lazy<Dictionary<string, VariantStates>> States = new(() =>
        Names.ToDictionary(name => name, name => new VariantStates(ExamSource.Load(PathOf(name)).Exam), StringComparer.Ordinal));

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Repository.Exams).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static TheoryData<string> Exams => [.. Names];

    public static TheoryData<string, string> Submissions
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Names)
                foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Exams, name, "submissions"), "*.mem").Order(StringComparer.Ordinal))
                    data.Add(name, Path.GetFileNameWithoutExtension(file));
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Exams))]
    public void Nothing_is_wrong_with_an_exam_in_any_variant(string name)
    {
        var states = States.Value[name];

        Assert.Equal([], states.Exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        Assert.Equal([], ExamCheck.Run(states).Findings.Select(finding => finding.ToString()));
    }

    [Theory]
    [MemberData(nameof(Exams))]
    public void An_exam_has_a_good_a_partly_right_a_wrong_and_a_hostile_submission(string name) => Assert.Equal(
        ["good", "hostile", "partly", "wrong"],
        Submissions.Select(row => row.Data).Where(row => row.Item1 == name).Select(row => row.Item2));

    [Theory]
    [MemberData(nameof(Submissions))]
    public void A_submission_earns_what_is_written_beside_it(string name, string student)
    {
        using var grader = new Grader(States.Value[name]);
        var file = new SubmissionFile(student, null, Path.Combine(Repository.Exams, name, "submissions", student + ".mem"));

        var result = grader.Grade(file, SubmissionText.Read(file.Path!));

        var actual = System.Text.Encoding.UTF8.GetString(ResultFile.Write(result));
        var expected = Path.Combine(Repository.Exams, name, "results", student + ".json");
        if (Environment.GetEnvironmentVariable("UPDATE_EXAMS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(expected)!);
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected), actual);
        if (student == "good") Assert.Equal(result.MaxPoints, result.Points);
        if (student == "partly") Assert.InRange(result.Points, 1, result.MaxPoints - 1);
        if (student == "wrong") Assert.InRange(result.Points, 0, result.MaxPoints / 10);
    }

    private static string PathOf(string name) => Path.Combine(Repository.Exams, name, name + ".mem");
}
