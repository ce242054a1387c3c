using MemDsl.Runtime.Events;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Tracing;

/// <summary>Keeps the first events of a run and counts the rest.</summary>
internal sealed class EventRecorder(ExecutionState state, int most) : IEventListener
{
    private readonly EventLog _log = new(state);

    public IReadOnlyList<EventValue> Events => _log.From(0);

    public long LeftOut { get; private set; }

    public void OnEvent(in MachineEvent happened)
    {
        if (_log.Count < most) _log.OnEvent(happened);
        else LeftOut++;
    }
}
