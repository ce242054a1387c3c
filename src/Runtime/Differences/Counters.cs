using System.Collections.Immutable;

namespace MemDsl.Runtime.Differences;

/// <summary>Collects counters that differ.</summary>
internal static class Counters
{
    public static void Add(ImmutableArray<CounterChange>.Builder changes, string name, CounterUnit unit, ulong? before, ulong? after)
    {
        if ((before ?? 0) != (after ?? 0)) changes.Add(new CounterChange(name, unit, before ?? 0, after ?? 0));
    }
}
