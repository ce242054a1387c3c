namespace MemDsl.Runtime.Physical;

/// <summary>How far a zone's free memory is in pieces, by the numbers of debugfs <c>extfrag</c> (<c>mm/vmstat.c</c>).</summary>
public static class FragmentationIndex
{
    /// <summary>
    /// fragmentation_index: why a request of an order would fail, in thousandths: towards 0 for lack of memory, towards 1000 because it is in pieces;
    /// −1000 when it would not fail.
    /// </summary>
    public static int Of(Zone zone, int order)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var (pages, blocks, suitable) = Count(zone, order);
        if (order > BuddyAllocator.MaxOrder || blocks == 0) return 0;
        if (suitable != 0) return -1000;
        return 1000 - (int)((1000 + (pages * 1000 / (1UL << order))) / blocks);
    }

    /// <summary>unusable_free_index: the share of the free pages that a request of an order could not use, in thousandths.</summary>
    public static int Unusable(Zone zone, int order)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var (pages, _, suitable) = Count(zone, order);
        return pages == 0 ? 1000 : (int)((pages - (suitable << order)) * 1000 / pages);
    }

    /// <summary>extfrag_for_order: the same in per cent, as proactive compaction looks at it.</summary>
    public static int External(Zone zone, int order)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var (pages, _, suitable) = Count(zone, order);
        return pages == 0 ? 0 : (int)((pages - (suitable << order)) * 100 / pages);
    }

    /// <summary>fill_contig_page_info: free pages, free blocks, and how many blocks of the order they make without being joined.</summary>
    private static (ulong Pages, ulong Blocks, ulong Suitable) Count(Zone zone, int order)
    {
        var (pages, blocks, suitable) = (0UL, 0UL, 0UL);
        for (var at = 0; at <= BuddyAllocator.MaxOrder; at++)
        {
            ulong count = zone.FreeBlocks(at);
            pages += count << at;
            blocks += count;
            if (at >= order) suitable += count << (at - order);
        }

        return (pages, blocks, suitable);
    }
}
