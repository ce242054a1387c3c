using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>What Ctrl+C means at which moment.</summary>
public sealed class CtrlCTests : IDisposable
{
    private readonly List<string> _happened = [];
    private readonly Clock _clock = new();
    private readonly CtrlC _ctrlC;

    public CtrlCTests() => _ctrlC = new CtrlC(() => _happened.Add("prompt"), _happened.Add, status => _happened.Add($"leave {status}"), _clock);

    public void Dispose() => _ctrlC.Dispose();

    [Fact]
    public void At_the_prompt_the_prompt_hears_of_it()
    {
        _ctrlC.Press();
        _ctrlC.Begin();
        _ctrlC.End();
        _ctrlC.Press();

        Assert.Equal(["prompt", "prompt"], _happened);
    }

    [Fact]
    public void A_statement_is_asked_to_stop()
    {
        var token = _ctrlC.Begin();
        _ctrlC.Press();

        Assert.True(token.IsCancellationRequested);
        Assert.Equal(["^C"], _happened);
    }

    [Fact]
    public void Twice_within_a_second_ends_the_program()
    {
        _ctrlC.Begin();
        _ctrlC.Press();
        _clock.Passed(0.9);
        _ctrlC.Press();

        Assert.Equal(["^C", "leave 130"], _happened);
    }

    [Fact]
    public void Twice_in_a_longer_time_does_not()
    {
        _ctrlC.Begin();
        _ctrlC.Press();
        _clock.Passed(1.1);
        _ctrlC.Press();
        Assert.Equal(["^C", "the statement does not answer; Ctrl+C twice within a second ends mem"], _happened);

        _clock.Passed(0.5);
        _ctrlC.Press();
        Assert.Equal("leave 130", _happened[^1]);
    }

    [Fact]
    public void The_next_statement_has_a_token_of_its_own()
    {
        _ctrlC.Begin();
        _ctrlC.Press();
        _ctrlC.End();

        Assert.False(_ctrlC.Begin().IsCancellationRequested);
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now;

        public void Passed(double seconds) => _now += (long)(seconds * 1000);
    }
}
