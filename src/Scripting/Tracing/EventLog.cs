using MemDsl.Runtime.Events;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Tracing;

/// <summary>
/// Keeps the events of a machine while a <c>trace</c> or <c>explain</c> region is open, each with the operation of the script that caused it.
/// It only grows; the values made from it are places in it.
/// </summary>
public sealed class EventLog : IEventListener
{
    private readonly ExecutionState _state;
    private readonly List<EventValue> _events;

    /// <param name="state">Knows the operation that runs now.</param>
    public EventLog(ExecutionState state)
        : this(state, [])
    {
    }

    private EventLog(ExecutionState state, List<EventValue> events)
    {
        _state = state;
        _events = events;
    }

    public int Count => _events.Count;

    public EventValue this[int index] => _events[index];

    public void OnEvent(in MachineEvent happened) => _events.Add(new EventValue(this, happened, _state.CurrentPlace));

    /// <summary>The event with that number, or null when it happened while nobody listened.</summary>
    public EventValue? Find(ulong number)
    {
        var (low, high) = (0, _events.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var found = _events[middle].Happened.Number;
            if (found == number) return _events[middle];
            if (found < number) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    /// <summary>Those from the place <paramref name="start"/> on.</summary>
    public List<EventValue> From(int start) => _events.GetRange(start, _events.Count - start);

    /// <summary>The same events for a cloned state, to be continued there.</summary>
    public EventLog Clone(ExecutionState state) => new(state, [.. _events]);
}
