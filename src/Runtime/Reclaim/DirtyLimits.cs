using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>domain_dirty_limits (<c>mm/page-writeback.c</c>): how many pages of files may be dirty, in pages.</summary>
/// <param name="Background">From here on the flusher writes.</param>
/// <param name="Hard">From here on Linux makes writers wait.</param>
public readonly record struct DirtyLimits(ulong Background, ulong Hard)
{
    /// <summary>The limits of a machine as it is now.</summary>
    public static DirtyLimits Of(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return Of(Dirtyable(kernel), kernel.Sysctl.DirtyRatio, kernel.Sysctl.DirtyBackgroundRatio);
    }

    /// <summary>The limits for so many dirtyable pages. Percentages are first made 4096ths, rounded down.</summary>
    public static DirtyLimits Of(ulong dirtyable, int ratio, int backgroundRatio)
    {
        ulong hard = (ulong)ratio * PageSize.Bytes / 100 * dirtyable / PageSize.Bytes;
        ulong background = (ulong)backgroundRatio * PageSize.Bytes / 100 * dirtyable / PageSize.Bytes;
        return new DirtyLimits(background >= hard ? hard / 2 : background, hard);
    }

    /// <summary>
    /// global_dirtyable_memory: free memory without the reserves, and the pages of files; not high memory (vm.highmem_is_dirtyable = 0).
    /// </summary>
    private static ulong Dirtyable(Kernel kernel)
    {
        ulong free = 0;
        ulong reserve = 0;
        ulong files = 0;
        foreach (var zone in kernel.Buddy.Zones)
        {
            if (zone.Kind == ZoneKind.HighMem) continue;
            free += zone.FreePages;
            reserve += Reserve(zone);
            files += kernel.Lru.Count(zone.Kind, LruList.InactiveFile) + kernel.Lru.Count(zone.Kind, LruList.ActiveFile);
        }

        return free - Math.Min(free, reserve) + files + 1;
    }

    /// <summary>calculate_totalreserve_pages, one zone: what is kept from those who could use higher zones, and the high mark.</summary>
    private static ulong Reserve(Zone zone)
    {
        ulong most = 0;
        foreach (uint pages in zone.LowmemReserve) most = Math.Max(most, pages);
        return Math.Min(zone.ManagedPages, most + zone.WatermarkHigh);
    }
}
