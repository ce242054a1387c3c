using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <content>alloc_contig_range: a range of any length and place, as CMA and gigantic pages need it.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// alloc_contig_range: isolates the pageblocks around the range, so that nobody else gets its pages, drains the CPUs' lists, and takes the free
    /// pages; each comes as a block of order 0 with one reference. Pages in use would be migrated away first; this machine does not migrate, so that one
    /// makes it fail.
    /// </summary>
    public SyscallResult AllocContigRange(PageFrameNumber start, uint count, GfpFlags gfp)
    {
        if (!TryFindZone(start, count, out var zone)) return BuddyRules.RangeOutsideZone.Fail(start.Value, count);
        var end = start.Value + count;
        var busy = IsolateBlocks(zone, start.Value, end, forCma: Pageblocks.Of(start.Value) == Migratetype.Cma);
        if (busy is not null) return busy.Value;
        Drain(zone);
        var inUse = FindInUse(zone, start.Value, end);
        if (inUse is null) TakeFreeBlocks(zone, start.Value, end, gfp);
        UndoIsolation(zone, start.Value, end);
        return inUse is { } pfn ? BuddyRules.NotMigrated.Fail(pfn) : SyscallResult.Ok(start.Value);
    }

    /// <summary>free_contig_range: gives the pages back one by one.</summary>
    public SyscallResult FreeContigRange(PageFrameNumber start, uint count)
    {
        if (!TryFindZone(start, count, out _)) return BuddyRules.RangeOutsideZone.Fail(start.Value, count);
        for (var i = 0u; i < count; i++)
        {
            if (TryFree(start + i, 0) is { IsOk: false } refused) return refused;
        }

        return SyscallResult.Success;
    }

    /// <summary>test_pages_isolated: the first frame of the range that is not free; null when all are.</summary>
    private uint? FindInUse(Zone zone, uint start, uint end)
    {
        for (var pfn = start; pfn < end;)
        {
            if (FindFreeBlock(new PageFrameNumber(pfn)) is not { } block) return pfn;
            pfn = block.Head.Value + (1u << block.Order);
        }

        return null;
    }

    /// <summary>isolate_freepages_range: takes the blocks that the range touches, keeps its pages, and gives back what sticks out on both sides.</summary>
    private void TakeFreeBlocks(Zone zone, uint start, uint end, GfpFlags gfp)
    {
        for (var pfn = start; pfn < end;)
        {
            var block = FindFreeBlock(new PageFrameNumber(pfn))!.Value;
            var (head, after) = (block.Head.Value, block.Head.Value + (1u << block.Order));
            zone.RemoveBlock(_links[block.Order], head, block.Order, Migratetype.Isolate);
            for (var page = head; page < after; page++)
            {
                if (page < start || page >= end)
                {
                    Join(zone, page, 0, FreePosition.Usual);
                    continue;
                }

                _memory.Frame(new PageFrameNumber(page)) = Frame.GivenOut(0);
                _events.Emit(EventKind.PageAlloc, page, 0, (ulong)zone.Kind, (ulong)gfp);
            }

            pfn = after;
        }
    }
}
