using System.Globalization;
using MemDsl.Replay;
using MemDsl.Replay.Comparison;
using MemDsl.Replay.Recordings;

namespace MemDsl.Benchmarks;

/// <summary>Recordings of a real kernel, carried out and compared: those that are kept with the tests, of the kernel that is modelled.</summary>
internal static class ReplayRows
{
    private static readonly string Folder = Path.Combine(ColdStart.SourceRoot(), "tests", "Replay.Tests", "Recordings");

    public static LanguageRow[] All { get; } =
    [
        new("replay of an operation with its comparisons, against reading it", "", Operation),
        new("`mem replay` of all recordings, one call", "1.5 s", WholeCall),
    ];

    private static IEnumerable<string> Traces => Directory.GetFiles(Folder, "*.jsonl.gz", SearchOption.AllDirectories).Where(Replayer.IsOfModelledKernel);

    /// <summary>One thread: the files are decompressed, parsed, carried out and compared; against the first two alone.</summary>
    private static Comparison Operation()
    {
        string[] files = [.. Traces];
        var operations = (int)Replayed(files).Operations;
        var whole = Stopwatches.Minimum(() => Stopwatches.Time(operations, () => Replayed(files)));
        var reading = Stopwatches.Minimum(() => Stopwatches.Time(operations, () => Read(files)));
        return new(string.Create(CultureInfo.InvariantCulture, $"{Stopwatches.Show(whole)}, {1e9 / whole:0} a second"), Stopwatches.Show(reading), whole / reading);
    }

    private static Comparison WholeCall()
    {
        var operations = Replayed([.. Traces]).Operations;
        var cold = ColdStart.MeasureReplay(Folder);
        return new(string.Create(CultureInfo.InvariantCulture, $"{Stopwatches.Show(cold)}, {operations * 1e9 / cold:0} operations a second"));
    }

    private static Tally Replayed(string[] files)
    {
        var tally = new Tally();
        foreach (var file in files)
            Replayer.Replay(file, tally);
        return tally.HasDifferences ? throw new InvalidOperationException("the model differs from the recordings") : tally;
    }

    private static void Read(string[] files)
    {
        foreach (var file in files)
        {
            using var reader = TraceReader.Open(file);
            while (reader.Next() is not null)
            {
                // Each line has become objects; nothing is done with them.
            }
        }
    }
}
