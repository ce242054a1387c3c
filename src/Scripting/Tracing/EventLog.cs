using MemDsl.Runtime.Events;

namespace MemDsl.Scripting.Tracing;

/// <summary>
/// Keeps the events of a machine while a <c>trace</c> or <c>explain</c> region is open, each with the operation of the script that caused it.
/// It only grows; the values made from it are ranges of it.
/// </summary>
public sealed class EventLog : IEventListener
{
    private readonly Func<ScriptLocation?> _operation;
    private readonly List<Entry> _entries = [];
    private ScriptLocation? _lastOperation;

    /// <param name="operation">The operation that runs now; asked for at each event.</param>
    public EventLog(Func<ScriptLocation?> operation) => _operation = operation;

    private EventLog(Func<ScriptLocation?> operation, List<Entry> entries)
    {
        _operation = operation;
        _entries = entries;
    }

    public int Count => _entries.Count;

    public void OnEvent(in MachineEvent happened)
    {
        var operation = _operation();
        if (operation is not null && operation.Equals(_lastOperation)) operation = _lastOperation;
        _lastOperation = operation;
        _entries.Add(new Entry(happened, operation));
    }

    public MachineEvent At(int index) => _entries[index].Happened;

    public ScriptLocation? OperationAt(int index) => _entries[index].Operation;

    /// <summary>The place of the event with that number, or -1 when it happened while nobody listened.</summary>
    public int IndexOf(ulong number)
    {
        var (low, high) = (0, _entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var found = _entries[middle].Happened.Number;
            if (found == number) return middle;
            if (found < number) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>The same events for a cloned machine, to be continued there.</summary>
    public EventLog Clone(Func<ScriptLocation?> operation) => new(operation, [.. _entries]);

    private readonly record struct Entry(MachineEvent Happened, ScriptLocation? Operation);
}
