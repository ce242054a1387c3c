using MemDsl.Runtime.Events;
using MemDsl.Scripting.Execution;

namespace MemDsl.Scripting.Tracing;

/// <summary>An event in a script's hands.</summary>
/// <param name="log">Where its cause is to be found.</param>
/// <param name="happened">What happened.</param>
/// <param name="place">The operation of the script that caused it.</param>
public sealed class EventValue(EventLog log, in MachineEvent happened, OperationPlace place) : IEquatable<EventValue>
{
    public MachineEvent Happened { get; } = happened;

    public EventKindInfo Info => Happened.Info;

    public OperationPlace Place { get; } = place;

    /// <summary>The source text of the operation that caused it.</summary>
    public string Operation => Place.Text;

    /// <summary>The event that this one is due to; null when there is none, or it happened before the trace.</summary>
    public EventValue? Cause => Happened.Cause == 0 ? null : log.Find(Happened.Cause);

    public bool Equals(EventValue? other) => other is not null && Happened == other.Happened;

    public override bool Equals(object? obj) => Equals(obj as EventValue);

    public override int GetHashCode() => Happened.Number.GetHashCode();

    public override string ToString() => EventText.Describe(Happened);
}
