using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Tracing;

/// <summary>Listens to a machine for <c>--trace</c> and hands out, after each call, the events since the last one.</summary>
public sealed class TraceFeed
{
    private readonly ScriptWorld _world;
    private readonly EventLog _log;
    private int _taken;

    public TraceFeed(ScriptWorld world, ExecutionState state)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _log = new EventLog(state);
        world.Events.Attach(_log);
    }

    /// <summary>Stops listening.</summary>
    public void End() => _world.Events.Detach(_log);

    public List<EventValue> Take()
    {
        var events = _log.From(_taken);
        _taken = _log.Count;
        return events;
    }
}
