using System.Numerics;

namespace MemDsl.Runtime.Physical;

/// <summary>calculate_normal_threshold (<c>mm/vmstat.c</c>): how far a CPU's own counters may differ before they are added to the zone's.</summary>
public static class StatThreshold
{
    private const int Most = 125;
    private const int PagesIn128MShift = 27 - 12;

    /// <summary>The threshold of a zone: more CPUs and more memory allow more.</summary>
    public static int Of(ulong managed, int cpus) => Math.Min(Most, 2 * LastSet((ulong)cpus) * (1 + LastSet(managed >> PagesIn128MShift)));

    /// <summary>fls: the number of the highest bit that is set, counted from 1; 0 for none.</summary>
    private static int LastSet(ulong value) => 64 - BitOperations.LeadingZeroCount(value);
}
