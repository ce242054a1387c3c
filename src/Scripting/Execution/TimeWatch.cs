using System.Globalization;
using MemDsl.Compiler.Diagnostics;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// Whether scripts have used up the time that they may. Like <see cref="MemoryWatch"/> it looks at the computer, for what no count foresees; it also
/// remembers what a script has come to, so that there is a report even of one that does not answer any more.
/// </summary>
internal sealed class TimeWatch : IDisposable
{
    private readonly CancellationTokenSource? _source;

    public TimeWatch(TimeSpan? limit)
    {
        Limit = limit;
        if (limit is { } time) _source = new CancellationTokenSource(time);
    }

    public TimeSpan? Limit { get; }

    public bool IsOver => _source is { IsCancellationRequested: true };

    /// <summary>What <see cref="DiagnosticDescriptors.TimeLimit"/> says of the limit.</summary>
    public string Seconds => Limit!.Value.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The script or test that runs; null before the first.</summary>
    public ScriptWorld? World { get; private set; }

    /// <summary>Where it is; null for a file of C#.</summary>
    public ExecutionState? State { get; private set; }

    /// <summary>The tests that have ended.</summary>
    public List<CaseResult> Finished { get; } = [];

    /// <summary>A script, or its next test, begins.</summary>
    public void Begin(ScriptWorld world, ExecutionState? state)
    {
        State = state;
        World = world;
        world.Time = this;
    }

    public void ThrowIfOver()
    {
        if (IsOver) throw new LimitException(DiagnosticDescriptors.TimeLimit, Seconds);
    }

    public void Dispose() => _source?.Dispose();
}
