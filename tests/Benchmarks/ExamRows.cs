using System.Globalization;
using MemDsl.Exams.Grading;
using MemDsl.Exams.Keys;
using MemDsl.Exams.Model;
using MemDsl.Exams.Results;
using MemDsl.Exams.Submissions;

namespace MemDsl.Benchmarks;

/// <summary>What grading a class costs: an exam of five items, submissions of which a third are right, a third partly, a third wrong; two jobs, results on disk.</summary>
internal static class ExamRows
{
    private static readonly string Folder = Path.Combine(ColdStart.SourceRoot(), "examples", "exams", "paging");

    public static LanguageRow[] All { get; } =
    [
        new("a class of 1,000 submissions to five questions, graded by two jobs", "20 s", () => Grade(1000)),
        new("a class of 2,000 submissions to five questions, graded by two jobs", "grows linearly", () => Grade(2000)),
    ];

    /// <summary>The least of three: the exam is compiled, variants are counted, and every submission is read, compiled, run, judged and written.</summary>
    private static Comparison Grade(int students)
    {
        var place = Directory.CreateTempSubdirectory("mem-benchmark-");
        try
        {
            WriteClass(place.FullName, students);
            var best = double.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                var results = Path.Combine(place.FullName, $"results{round}");
                best = Math.Min(best, Stopwatches.Time(1, () => Grade(Path.Combine(place.FullName, "class"), results)));
            }

            return new(Stopwatches.Show(best), string.Create(CultureInfo.InvariantCulture, $"{students * 1e9 / best:0} a second"));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static void Grade(string submissions, string results)
    {
        var source = ExamSource.Load(Path.Combine(Folder, "paging.mem"));
        using var grader = new Grader(new VariantStates(source.Exam));
        var store = ResultStore.Open(results, new GradingRun(source.Exam.Name, source.Digest, Grader.ModelVersion, Shard.Whole), out _);
        _ = new ClassGrader(grader.Grade, store, 2).Grade(SubmissionFolder.Find([submissions], null).Files);
    }

    private static void WriteClass(string folder, int students)
    {
        string[] texts = [.. new[] { "good", "partly", "wrong" }.Select(name => File.ReadAllText(Path.Combine(Folder, "submissions", name + ".mem")))];
        Directory.CreateDirectory(Path.Combine(folder, "class"));
        for (var i = 0; i < students; i++)
            File.WriteAllText(Path.Combine(folder, "class", string.Create(CultureInfo.InvariantCulture, $"s{i:00000}.mem")), texts[i % texts.Length]);
    }
}
