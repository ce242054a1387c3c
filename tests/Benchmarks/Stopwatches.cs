using System.Diagnostics;

namespace MemDsl.Benchmarks;

/// <summary>How things are timed: the minimum of twenty rounds, after the code has been compiled for good.</summary>
internal static class Stopwatches
{
    public const int Rounds = 20;

    /// <summary>Long enough for the JIT to notice that code is hot and to replace it.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(400);

    private const int MostWarmUps = 6;

    /// <summary>The least of twenty rounds, in nanoseconds an operation.</summary>
    public static double Minimum(Round round)
    {
        // Until more of it does not help: on a busy machine the JIT's background thread may come late.
        var settled = Least(round, WarmUp);
        for (var i = 0; i < MostWarmUps; i++)
        {
            Thread.Sleep(150);   // the JIT's background thread finishes what the warm-up asked for
            var last = settled;
            settled = Least(round, WarmUp / 2);
            if (settled > last * 0.95) break;
        }

        var best = double.MaxValue;
        for (var i = 0; i < Rounds; i++)
            best = Math.Min(best, round());
        return best;
    }

    private static double Least(Round round, TimeSpan duration)
    {
        var best = double.MaxValue;
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < duration;)
            best = Math.Min(best, round());
        return best;
    }

    /// <summary>Nanoseconds that <paramref name="body"/> takes, divided by <paramref name="count"/>.</summary>
    public static double Time(int count, Action body)
    {
        var start = Stopwatch.GetTimestamp();
        body();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    public static string Show(double nanoseconds) => nanoseconds switch
    {
        < 100 => $"{nanoseconds:0.0} ns",
        < 10_000 => $"{nanoseconds:0} ns",
        < 10_000_000 => $"{nanoseconds / 1e3:0.#} µs",
        < 10_000_000_000 => $"{nanoseconds / 1e6:0.#} ms",
        _ => $"{nanoseconds / 1e9:0.##} s",
    };
}
