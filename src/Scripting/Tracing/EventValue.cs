using MemDsl.Runtime.Events;

namespace MemDsl.Scripting.Tracing;

/// <summary>An event in a script's hands.</summary>
public sealed class EventValue(EventLog log, int index) : IEquatable<EventValue>
{
    public MachineEvent Happened { get; } = log.At(index);

    public EventKindInfo Info => Happened.Info;

    /// <summary>The source text of the operation that caused it; empty when none did.</summary>
    public string Operation { get; } = log.OperationAt(index)?.Text ?? "";

    /// <summary>The event that this one is due to; null when there is none, or it happened before the trace.</summary>
    public EventValue? Cause
    {
        get
        {
            if (Happened.Cause == 0) return null;
            var at = log.IndexOf(Happened.Cause);
            return at < 0 ? null : new EventValue(log, at);
        }
    }

    public bool Equals(EventValue? other) => other is not null && Happened == other.Happened;

    public override bool Equals(object? obj) => Equals(obj as EventValue);

    public override int GetHashCode() => Happened.Number.GetHashCode();

    public override string ToString() => EventText.Describe(Happened);
}
