using System.Collections.Immutable;
using MemDsl.Exams.Formats;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Results.Files;
using MemDsl.Exams.Results.Merging;
using MemDsl.Exams.Submissions;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>A graded class is the same bytes whatever the number of jobs and of parts.</summary>
public sealed class SameClassTests : IDisposable
{
    private static readonly VariantStates States = new(Exam.Create(GraderTests.Paging, "paging.mem", ExamSource.Options));

    private readonly string _folder = Directory.CreateTempSubdirectory("mem-exams-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Jobs_and_parts_cannot_be_seen_in_the_table()
    {
        var files = Class(48);
        var expected = Table(Graded("whole", files, 1, Shard.Whole));

        foreach (var jobs in (int[])[1, 2, 4])
        {
            Assert.Equal(expected, Table(Graded($"whole-{jobs}", files, jobs, Shard.Whole)));
            Assert.Equal(expected, Table([.. Enumerable.Range(1, 3).SelectMany(part => Graded($"part-{jobs}-{part}", files, jobs, new Shard(part, 3)))]));
        }
    }

    [Fact]
    public void Every_result_is_the_same_bytes_however_many_graded_beside_it()
    {
        var files = Class(24);
        _ = Graded("one", files, 1, Shard.Whole);
        _ = Graded("four", files, 4, Shard.Whole);

        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(ResultFolder.PathOf(Path.Combine(_folder, "one"), file.Student)),
            File.ReadAllBytes(ResultFolder.PathOf(Path.Combine(_folder, "four"), file.Student))));
    }

    private static string Table(ImmutableArray<ResultFolderContent> folders)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var merged = Assert.IsType<MergeOutcome.Merged>(ClassMerge.Of(folders));
        ClassCsv.Write(writer, merged.Class.Submissions);
        return writer.ToString();
    }

    private ImmutableArray<ResultFolderContent> Graded(string name, ImmutableArray<SubmissionFile> files, int jobs, Shard shard)
    {
        using var grader = new Grader(States);
        var folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        var store = ResultStore.Open(folder, new GradingRun("paging", "e", Grader.ModelVersion, shard), out _);
        _ = new ClassGrader(grader.Grade, store, jobs).Grade(shard.Of(files));
        return [Assert.IsType<FileContent<ResultFolderContent>.Read>(ResultFolder.Read(folder)).Value];
    }

    private ImmutableArray<SubmissionFile> Class(int count)
    {
        string[] answers =
        [
            "answer resident = 3\nanswer shrink { p.munmap(buf + pages * 2K, pages * 2K) }\n",
            "answer resident = pages\nanswer which = [0, 3]\n",
            "answer shrink { while true { } }\n",
            "answer shrink { var l = [1]; while true { l = l + l } }\nanswer errno = EINVAL\n",
            "nonsense\n",
            "",
        ];
        return
        [
            .. Enumerable.Range(0, count).Select(number =>
            {
                var path = Path.Combine(_folder, $"s{number}.mem");
                File.WriteAllText(path, answers[number % answers.Length]);
                return new SubmissionFile($"s{number}", null, path);
            }).OrderBy(file => file.Student, StringComparer.Ordinal),
        ];
    }
}
