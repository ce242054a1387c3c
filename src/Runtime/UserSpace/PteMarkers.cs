using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// PTE markers (<c>include/linux/swapops.h</c>): entries that look like swap entries of a device that cannot exist, and say something about a
/// page that is not there.
/// </summary>
public static class PteMarkers
{
    /// <summary>SWP_PTE_MARKER: the last swap type.</summary>
    private const int MarkerType = 31;

    /// <summary>PTE_MARKER_GUARD.</summary>
    private const ulong Guard = 1 << 2;

    /// <summary>The marker of MADV_GUARD_INSTALL.</summary>
    public static PageTableEntry GuardEntry(PagingMode mode) => PageTableEntry.ForSwap(new SwapEntry(MarkerType, Guard), exclusive: false, mode);

    public static bool IsGuard(PageTableEntry entry, PagingMode mode) => entry == GuardEntry(mode);

    /// <summary>is_pte_marker: no page was swapped out behind the entry.</summary>
    public static bool IsMarker(PageTableEntry entry, PagingMode mode) =>
        entry.IsSwap && entry.SwapEntry(mode).Type == MarkerType;

    /// <summary>is_swap_pte and not a marker: the page behind the entry is in a slot.</summary>
    public static bool IsSwapped(PageTableEntry entry, PagingMode mode) => entry.IsSwap && entry.SwapEntry(mode).Type != MarkerType;
}
