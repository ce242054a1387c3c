using System.Numerics;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>Pageblocks as wholes: counting their pages, and moving their free ones to another type's lists.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>set_pageblock_migratetype: without grouping by mobility all ordinary blocks are Unmovable.</summary>
    private void SetPageblockType(uint pfn, Migratetype type) =>
        Pageblocks.Set(pfn, !GroupsByMobility && type <= Migratetype.Reclaimable ? Migratetype.Unmovable : type);

    /// <summary>prep_move_freepages_block: a pageblock that leaves its zone cannot change, as the first one of zone DMA, which lacks frame 0.</summary>
    private bool IsWholeIn(Zone zone, uint start) =>
        zone.Contains(new PageFrameNumber(start)) && zone.Contains(new PageFrameNumber(start + Pageblocks.Pages - 1));

    /// <summary>The free pages of a pageblock, and those in use that could be moved: pages on an LRU list.</summary>
    private (uint Free, uint Movable) CountPages(Zone zone, uint start)
    {
        var (free, movable) = (0u, 0u);
        for (var pfn = start; pfn < start + Pageblocks.Pages;)
        {
            var order = FreeBlockAt(zone, pfn);
            if (order >= 0)
            {
                free += 1u << order;
                pfn += 1u << order;
                continue;
            }

            if ((_memory.Peek(new PageFrameNumber(pfn)).Flags & FrameFlags.Lru) != 0) movable++;
            pfn++;
        }

        return (free, movable);
    }

    /// <summary>PageBuddy and buddy_order: the order of the free block that begins at a frame; −1 when none does.</summary>
    private int FreeBlockAt(Zone zone, uint pfn)
    {
        var largest = Math.Min(MaxOrder, BitOperations.TrailingZeroCount(pfn));
        for (var order = 0; order <= largest; order++)
        {
            if (zone.FreeBlocks(order) != 0 && _links[order].Contains(pfn)) return order;
        }

        return -1;
    }

    /// <summary>__move_freepages_block: the free blocks of a pageblock go to the tails of another type's lists.</summary>
    /// <returns>The number of pages moved.</returns>
    private uint MoveFreePages(Zone zone, uint start, Migratetype from, Migratetype to)
    {
        var moved = 0u;
        for (var pfn = start; pfn < start + Pageblocks.Pages;)
        {
            var order = FreeBlockAt(zone, pfn);
            if (order < 0)
            {
                pfn++;
                continue;
            }

            MoveBlock(zone, pfn, order, from, to);
            moved += 1u << order;
            pfn += 1u << order;
        }

        return moved;
    }

    /// <summary>move_to_free_list.</summary>
    private void MoveBlock(Zone zone, uint pfn, int order, Migratetype from, Migratetype to)
    {
        zone.RemoveBlock(_links[order], pfn, order, from);
        zone.AddBlock(_links[order], pfn, order, to, toTail: true);
        zone.AccountFree(-(1 << order), from);
        zone.AccountFree(1 << order, to);
    }
}
