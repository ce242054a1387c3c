using MemDsl.Cli.Commands.Exams;

namespace MemDsl.Cli.Tests;

/// <summary>The line that says how far a class is.</summary>
public sealed class GradingProgressTests
{
    [Theory]
    [InlineData(0, 0, 100, 1, "0 of 100")]
    [InlineData(10, 0, 100, 2, "10 of 100, 5 a second, 18 s left")]
    [InlineData(10, 50, 100, 2, "60 of 100, 5 a second, 8 s left")]
    [InlineData(100, 0, 10000, 4, "100 of 10000, 25 a second, 6 min 36 s left")]
    [InlineData(1, 0, 10000, 2, "1 of 10000, 0.5 a second, 5 h 33 min left")]
    public void It_says_the_rate_and_the_time_left(int graded, int kept, int total, int seconds, string line) =>
        Assert.Equal(line, GradingProgress.Line(graded, kept, total, TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void On_a_terminal_the_line_is_written_over_and_gone_at_the_end()
    {
        using var terminal = new StringWriter();
        var clock = new SteppingClock();
        using (var progress = new GradingProgress(terminal, 3, clock))
        {
            progress.Advance(false);
            progress.Advance(true);
            progress.Advance(false);
        }

        Assert.Equal("\r1 of 3, 0.3 a second, 6 s left\x1b[K\r2 of 3, 0.2 a second, 6 s left\x1b[K\r3 of 3, 0.2 a second, 0 s left\x1b[K\r\x1b[K", terminal.ToString());
    }

    [Fact]
    public void Elsewhere_nothing_is_written()
    {
        using var progress = new GradingProgress(null, 3, TimeProvider.System);

        progress.Advance(false);
    }

    /// <summary>A second later each time it is asked.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
