using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Results.Merging;

namespace MemDsl.Exams.Tests.Results.Merging;

public sealed class ClassMergeTests
{
    [Fact]
    public void Folders_make_one_class_in_the_order_of_the_ids_whatever_their_own_order()
    {
        var (one, two) = (Folder("a", 1, 2, Student("zoe", 2), Student("Bob", 1)), Folder("b", 2, 2, Student("ada", 4)));

        var merged = Merged([one, two]);

        Assert.Equal(["Bob", "ada", "zoe"], merged.Class.Submissions.Select(submission => submission.Student));
        Assert.Empty(merged.Warnings);
        Assert.Equal(Text(merged.Class), Text(Merged([two, one]).Class));
    }

    [Fact]
    public void The_same_result_twice_is_taken_once()
    {
        var merged = Merged([Folder("a", 1, 1, Student("ada", 2)), Folder("b", 1, 1, Student("ada", 2.0m))]);

        Assert.Single(merged.Class.Submissions);
    }

    [Fact]
    public void Two_results_of_one_student_that_differ_are_refused_with_both_files()
    {
        var problem = Refused([Folder("a", 1, 1, Student("ada", 2)), Folder("b", 1, 1, Student("ada", 3))]);

        Assert.Equal("error MEM5302: 'ada' has two results that differ: 'a/results/ada.json' and 'b/results/ada.json'", problem);
    }

    [Fact]
    public void A_part_that_nobody_brought_is_said()
    {
        var merged = Merged([Folder("a", 1, 4, Student("ada", 2)), Folder("b", 3, 4)]);

        Assert.Equal("warning MEM5304: the class was split into 4 parts, and parts 2, 4 are not there", Assert.Single(merged.Warnings).ToString());
    }

    [Fact]
    public void Folders_that_do_not_belong_together_are_refused()
    {
        var first = Folder("a", 1, 2);
        Assert.Equal("error MEM5303: 'a' is of part 1/2, 'b' of part 1/3", Refused([first, Folder("b", 1, 3)]));
        Assert.Equal("error MEM5303: 'a' is of the exam paging, 'b' of the exam other", Refused([first, With(run => run with { Exam = "other" })]));
        Assert.Equal("error MEM5303: 'a' is of one edition of the exam, 'b' of another edition", Refused([first, With(run => run with { ExamDigest = "ff" })]));
        Assert.Equal("error MEM5303: 'a' is of model 0.5.0, 'b' of model 0.6.0", Refused([first, With(run => run with { ModelVersion = "0.6.0" })]));

        ResultFolderContent With(Func<GradingRun, GradingRun> change) => Folder("b", 2, 2) is var folder ? folder with { Run = change(folder.Run) } : folder;
    }

    [Fact]
    public void A_class_is_the_same_however_it_was_split()
    {
        var students = Gen.Choose(0, 4).Select(points => (decimal)points).ListOf(12);
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(students.Zip(Gen.Choose(1, 5)).ToArbitrary(), input =>
        {
            var (points, parts) = input;
            ImmutableArray<GradedSubmission> all = [.. points.Select((own, index) => Student($"s{index}", own))];
            var split = Enumerable.Range(1, parts).Select(number => Folder($"p{number}", number, parts, [.. all.Where(one => new Shard(number, parts).Has(one.Student))]));

            Assert.Equal(Text(Merged([Folder("whole", 1, 1, [.. all])]).Class), Text(Merged([.. split.Reverse()]).Class));
        }));
    }

    [Fact]
    public void A_folder_on_disk_is_read_and_one_that_is_none_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("mem-results-").FullName;
        try
        {
            Assert.Contains("there is no such file, so the folder is none of mem exam grade", Problem(folder), StringComparison.Ordinal);
            File.WriteAllBytes(Path.Combine(folder, "run.json"), RunFile.Write(Run(1, 1)));
            Directory.CreateDirectory(Path.Combine(folder, "results"));
            File.WriteAllBytes(ResultFolder.PathOf(folder, "../ada"), ResultFile.Write(Student("../ada", 2)));
            File.WriteAllText(Path.Combine(folder, "results", "notes.txt"), "not ours");

            var read = Assert.IsType<FileContent<ResultFolderContent>.Read>(ResultFolder.Read(folder)).Value;
            Assert.Equal("../ada", Assert.Single(read.Results).Submission.Student);
            Assert.Equal(Run(1, 1), read.Run);

            File.WriteAllText(Path.Combine(folder, "results", "bob.json"), "{");
            Assert.Contains("bob.json' is not what mem exam grade wrote, at line 1: it is no JSON", Problem(folder), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Problem(string folder) => Assert.IsType<FileContent<ResultFolderContent>.Refused>(ResultFolder.Read(folder)).Problem.Message;

    private static MergeOutcome.Merged Merged(ImmutableArray<ResultFolderContent> folders) => Assert.IsType<MergeOutcome.Merged>(ClassMerge.Of(folders));

    private static string Refused(ImmutableArray<ResultFolderContent> folders) => Assert.Single(Assert.IsType<MergeOutcome.Refused>(ClassMerge.Of(folders)).Problems).ToString();

    /// <summary>All that is written about a class.</summary>
    private static string Text(MergedClass merged)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var statistics = ClassStatistics.Of(merged);
        MergeText.Write(writer, merged, statistics);
        StatisticsCsv.Write(writer, statistics);
        foreach (var format in ResultFormats.All.OfType<ResultFormat.OfClass>()) format.Write(writer, merged.Submissions);
        return writer.ToString();
    }

    private static GradingRun Run(int number, int count) => new("paging", "00", "0.5.0", new Shard(number, count));

    private static ResultFolderContent Folder(string path, int number, int count, params ImmutableArray<GradedSubmission> submissions) =>
        new(path, Run(number, count), [.. submissions.Select(submission => new StoredResult($"{path}/results/{submission.Student}.json", submission))]);

    private static GradedSubmission Student(string id, decimal points) => SmallExam.Of(id, points, points);
}
