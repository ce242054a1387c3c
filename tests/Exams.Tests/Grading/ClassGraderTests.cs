using System.Collections.Concurrent;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>A class is the same whatever the number of jobs, and a run that was ended is taken up where it stopped.</summary>
public sealed class ClassGraderTests : IDisposable
{
    private static readonly GradingRun Run = new("paging", "e1", "0.5", Shard.Whole);

    private readonly string _folder = Directory.CreateTempSubdirectory("mem-exams-").FullName;
    private readonly ConcurrentQueue<string> _graded = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_come_in_the_order_of_the_class(int jobs)
    {
        var files = Class(20);

        var results = new ClassGrader(Grade, null, jobs).Grade(files);

        Assert.Equal(files.Select(file => file.Student), results.Select(result => result.Student));
    }

    [Fact]
    public void What_was_graded_before_is_kept_and_what_is_missing_is_graded()
    {
        var files = Class(6);
        _ = new ClassGrader(Grade, Open(Run), 1).Grade(files[..2]);
        _graded.Clear();
        var kept = new List<string>();

        var results = new ClassGrader(Grade, Open(Run), 2).Grade(files, one =>
        {
            if (one.WasKept) kept.Add(one.Result.Student);
        });

        Assert.Equal(["s0", "s1"], kept.Order(StringComparer.Ordinal));
        Assert.Equal(["s2", "s3", "s4", "s5"], _graded.Order(StringComparer.Ordinal));
        Assert.Equal(6, results.Length);
    }

    [Fact]
    public void A_changed_submission_a_changed_name_and_a_damaged_result_are_graded_again()
    {
        var files = Class(4);
        _ = new ClassGrader(Grade, Open(Run), 1).Grade(files);
        _graded.Clear();
        File.AppendAllText(files[1].Path!, "# more\n");
        File.WriteAllText(ResultFolder.PathOf(Results, "s3"), "{ \"format\": \"mem-exam-re");

        _ = new ClassGrader(Grade, Open(Run), 1).Grade([files[0], files[1], files[2] with { Name = "Ada" }, files[3]]);

        Assert.Equal(["s1", "s2", "s3"], _graded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_defect_is_tried_again()
    {
        var files = Class(1);
        _ = new ClassGrader((file, text) => Grade(file, text) with { Verdict = SubmissionVerdict.Defect }, Open(Run), 1).Grade(files);
        _graded.Clear();

        _ = new ClassGrader(Grade, Open(Run), 1).Grade(files);

        Assert.Equal(["s0"], _graded);
    }

    [Fact]
    public void Results_of_another_edition_or_model_are_removed_before_anything_else()
    {
        _ = new ClassGrader(Grade, Open(Run), 1).Grade(Class(2));

        _ = Open(Run with { ExamDigest = "e2" });

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Results, ResultFolder.ResultsName)));
        Assert.Equal("e2", Assert.IsType<FileContent<ResultFolderContent>.Read>(ResultFolder.Read(Results)).Value.Run.ExamDigest);
    }

    [Fact]
    public void A_folder_of_another_exam_or_part_of_the_class_is_left_alone()
    {
        _ = new ClassGrader(Grade, Open(Run), 1).Grade(Class(2));

        Assert.Null(ResultStore.Open(Results, Run with { Exam = "buddy" }, out var exam));
        Assert.Null(ResultStore.Open(Results, Run with { Shard = new Shard(1, 3) }, out var shard));

        Assert.Equal((Run, Run), (exam, shard));
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(Results, ResultFolder.ResultsName)).Count());
    }

    [Fact]
    public void Every_student_is_told_once()
    {
        var seen = new List<string>();

        _ = new ClassGrader(Grade, null, 4).Grade(Class(50), one => seen.Add(one.Result.Student));

        Assert.Equal(50, seen.Distinct().Count());
        Assert.Equal(50, seen.Count);
    }

    private string Results => Path.Combine(_folder, "out");

    private ResultStore Open(GradingRun run) => ResultStore.Open(Results, run, out _)!;

    private System.Collections.Immutable.ImmutableArray<SubmissionFile> Class(int count) =>
    [
        .. Enumerable.Range(0, count).Select(number =>
        {
            var path = Path.Combine(_folder, $"s{number}.mem");
            if (!File.Exists(path)) File.WriteAllText(path, $"answer a = {number}\n");
            return new SubmissionFile($"s{number}", null, path);
        }),
    ];

    private GradedSubmission Grade(SubmissionFile file, SubmissionText text)
    {
        _graded.Enqueue(file.Student);
        return new GradedSubmission { Student = file.Student, StudentName = file.Name, Exam = Run.Exam, Verdict = text.Verdict, ModelVersion = Run.ModelVersion, Digest = text.Digest };
    }
}
