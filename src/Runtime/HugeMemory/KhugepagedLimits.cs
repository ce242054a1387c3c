namespace MemDsl.Runtime.HugeMemory;

/// <summary>/sys/kernel/mm/transparent_hugepage/khugepaged: what the daemon may do (<c>mm/khugepaged.c</c>).</summary>
public sealed record KhugepagedLimits
{
    public static KhugepagedLimits Default { get; } = new();

    /// <summary>max_ptes_none: empty or zero pages that a collapse may fill.</summary>
    public int MaxPtesNone { get; init; } = 511;

    /// <summary>max_ptes_swap: swapped pages that it may bring back.</summary>
    public int MaxPtesSwap { get; init; } = 64;

    /// <summary>max_ptes_shared: pages of others that it may copy.</summary>
    public int MaxPtesShared { get; init; } = 256;

    /// <summary>pages_to_scan: pages that it looks at each time it wakes.</summary>
    public int PagesToScan { get; init; } = 4096;
}
