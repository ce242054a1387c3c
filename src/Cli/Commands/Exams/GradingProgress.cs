using System.Globalization;

namespace MemDsl.Cli.Commands.Exams;

/// <summary>How far a class is, on a line of a terminal that is written over and gone at the end; nothing where no one watches.</summary>
internal sealed class GradingProgress : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter? _terminal;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly int _total;
    private long _shown;
    private int _graded;
    private int _kept;

    /// <param name="terminal">Null where no one watches.</param>
    /// <param name="total">Students.</param>
    /// <param name="clock">For the rate and the time that is left.</param>
    public GradingProgress(TextWriter? terminal, int total, TimeProvider clock)
    {
        _terminal = terminal;
        _clock = clock;
        _total = total;
        _start = _shown = clock.GetTimestamp();
    }

    /// <summary>One more student is done.</summary>
    /// <param name="wasKept">Whether there was a result already, which says nothing about how fast others come.</param>
    public void Advance(bool wasKept)
    {
        if (wasKept) _kept++;
        else _graded++;
        if (_terminal is null || _clock.GetElapsedTime(_shown) < Interval) return;
        _shown = _clock.GetTimestamp();
        _terminal.Write($"\r{Line(_graded, _kept, _total, _clock.GetElapsedTime(_start))}\x1b[K");
        _terminal.Flush();
    }

    public void Dispose()
    {
        if (_terminal is null) return;
        _terminal.Write("\r\x1b[K");
        _terminal.Flush();
    }

    /// <summary><c>412 of 1000, 83 a second, 8 s left</c>.</summary>
    public static string Line(int graded, int kept, int total, TimeSpan elapsed)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{graded + kept} of {total}");
        if (graded == 0 || elapsed <= TimeSpan.Zero) return line;
        var rate = graded / elapsed.TotalSeconds;
        var left = TimeSpan.FromSeconds(Math.Ceiling((total - graded - kept) / rate));
        return string.Create(CultureInfo.InvariantCulture, $"{line}, {(rate < 10 ? Math.Round(rate, 1) : Math.Round(rate))} a second, {Shown(left)} left");
    }

    private static string Shown(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.Minutes} min {time.Seconds:00} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
    };
}
