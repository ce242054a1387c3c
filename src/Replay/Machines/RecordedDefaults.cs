using System.Collections.Immutable;

namespace MemDsl.Replay.Machines;

/// <summary>What is taken for a machine whose recording does not say it.</summary>
/// <param name="Ram">Bytes of RAM; 0 for more than any recording uses.</param>
/// <param name="Swap">Bytes of swap.</param>
/// <param name="Committed">Bytes that other programs were promised.</param>
/// <param name="Sysctls">Settings by the names that recordings give them, of <see cref="SysctlNames"/>; null for none.</param>
public readonly record struct RecordedDefaults(ulong Ram, ulong Swap, ulong Committed = 0, ImmutableSortedDictionary<string, ulong>? Sysctls = null)
{
    /// <summary>The settings of <c>/proc/sys/vm</c> that can be given and whose values are numbers.</summary>
    public static ImmutableArray<string> SysctlNames { get; } =
    [
        "admin_reserve_kbytes", "max_map_count", "mmap_min_addr", "overcommit_kbytes", "overcommit_memory", "overcommit_ratio", "page-cluster", "swappiness",
        "user_reserve_kbytes",
    ];

    /// <summary>The same for a recording that used swap: where nothing is given, more than any recording uses.</summary>
    public RecordedDefaults WithSwap => Swap != 0 ? this : this with { Swap = 1UL << 30 };

    /// <summary>What was recorded, and what is given besides.</summary>
    internal IReadOnlyDictionary<string, string> Complete(Dictionary<string, string> recorded)
    {
        if (Sysctls is null) return recorded;
        var all = new Dictionary<string, string>(recorded, StringComparer.Ordinal);
        foreach (var (name, value) in Sysctls) all.TryAdd(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return all;
    }
}
