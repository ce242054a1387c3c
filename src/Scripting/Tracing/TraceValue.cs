using MemDsl.Runtime.Events;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Tracing;

/// <summary>What <c>trace { … }</c> gives: the events that its block caused, in order.</summary>
public sealed class TraceValue(EventLog log, int start, int count)
{
    public EventLog Log { get; } = log;

    public int Start { get; } = start;

    public int Count { get; } = count;

    public int CountOf(EventKind kind)
    {
        var found = 0;
        for (var i = Start; i < Start + Count; i++)
            if (Log.At(i).Kind == kind)
                found++;
        return found;
    }

    /// <summary>The events of a kind, or all of them.</summary>
    public ListValue Events(EventKind? kind = null)
    {
        var events = new ListValue(WordKind.None);
        for (var i = Start; i < Start + Count; i++)
            if (kind is null || Log.At(i).Kind == kind)
                events.Add(new EventValue(Log, i));
        return events;
    }

    public override string ToString() => EventTree.Draw(this);
}
