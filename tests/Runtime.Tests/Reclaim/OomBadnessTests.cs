using System.Globalization;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Runtime.Tests.Reclaim;

/// <summary>Points, scores and victims, as a recorded Linux 6.12 computed and chose them.</summary>
public class OomBadnessTests
{
    /// <summary>
    /// percpu_counter_batch: how many pages each of the four counters of an address space may have on a CPU where oom_badness does not look, and the status
    /// file does.
    /// </summary>
    private const ulong MostUncounted = 4 * 31;

    [Theory]
    [MemberData(nameof(Reports))]
    public void The_victim_is_who_was_killed(string name)
    {
        var report = ReadReports().Single(report => report.Name == name);
        if (report.IsAllocatingTask)
        {
            Assert.Contains(report.Tasks, task => task.Pid == report.Victim);
            return;
        }

        int victim = 0;
        long most = long.MinValue;
        foreach (var (pid, badness) in report.Tasks)
        {
            long points = badness.Points(report.TotalPages);
            if (badness.Adjust == OomBadness.Never || points < most) continue;
            (victim, most) = (pid, points);
        }

        Assert.Equal(report.Victim, victim);
    }

    [Fact]
    public void Scores_are_the_recorded_ones()
    {
        int exact = 0;
        int all = 0;
        foreach (string line in Lines("oom-scores.txt"))
        {
            long[] words = [.. line.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture))];
            ulong total = (ulong)(words[0] + words[1]) / 4;
            var badness = new OomBadness((ulong)words[2] / 4, (ulong)words[4] / 4, (ulong)words[3] / 4, (int)words[5]);
            long recorded = words[6];
            all++;
            if (badness.Score(total) == recorded)
            {
                exact++;
                continue;
            }

            // The kernel reads its counters without what lies on CPUs; RSS of the status file has it.
            var least = badness with { Resident = badness.Resident - Math.Min(badness.Resident, MostUncounted) };
            Assert.InRange(recorded, least.Score(total), badness.Score(total));
        }

        Assert.Equal((64, 50), (all, exact));
    }

    /// <summary>Worked by hand: 25000 pages of 54443 and 50 of tables; adj 500 is half of memory.</summary>
    [Theory]
    [InlineData(0, 25050, 973)]
    [InlineData(500, 52050, 1304)]
    [InlineData(-500, -1950, 643)]
    [InlineData(-999, -28896, 313)]
    public void Points_and_score(int adjust, long points, long score)
    {
        var badness = new OomBadness(25000, 0, 50, adjust);

        Assert.Equal(points, badness.Points(54443));
        Assert.Equal(score, badness.Score(54443));
    }

    [Fact]
    public void A_process_that_is_never_killed_scores_nothing() => Assert.Equal(0, new OomBadness(25000, 0, 50, OomBadness.Never).Score(54443));

    public static TheoryData<string> Reports() => [.. ReadReports().Select(report => report.Name)];

    private static List<Report> ReadReports()
    {
        var reports = new List<Report>();
        foreach (string line in Lines("oom-reports.txt"))
        {
            string[] words = line.Split(' ');
            if (words[0] == "report")
            {
                reports.Add(new Report(words[1], Number(words[2]) + Number(words[3]), (int)Number(words[4]), bool.Parse(words[5]), []));
                continue;
            }

            var badness = new OomBadness(Number(words[1]), Number(words[3]), Number(words[2]) / 4096, int.Parse(words[4], CultureInfo.InvariantCulture));
            reports[^1].Tasks.Add(((int)Number(words[0]), badness));
        }

        return reports;
    }

    private static ulong Number(string word) => ulong.Parse(word, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder(), file)).Where(line => !line.StartsWith('#'));

    private static string Folder() => TestData.Place("Reclaim", "Recordings");

    private sealed record Report(string Name, ulong TotalPages, int Victim, bool IsAllocatingTask, List<(int Pid, OomBadness Badness)> Tasks);
}
