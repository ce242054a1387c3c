using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <content>
/// Pageblocks out of circulation (<c>mm/page_isolation.c</c>): their free pages lie on the Isolate lists, where nobody takes them and nothing counts them,
/// and what is freed in them goes there too.
/// </content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// start_isolate_page_range as taking memory offline begins: isolates whole pageblocks. Pages in use stay in use and are caught when they are freed;
    /// one that can never be moved makes it fail.
    /// </summary>
    public SyscallResult Isolate(PageFrameNumber start, uint count)
    {
        if (!TryFindZone(start, count, out var zone)) return BuddyRules.RangeOutsideZone.Fail(start.Value, count);
        if (((start.Value | count) & (Pageblocks.Pages - 1)) != 0) return BuddyRules.NotPageblocks.Fail(start.Value, Pageblocks.Pages);
        var busy = IsolateBlocks(zone, start.Value, start.Value + count, forCma: false);
        if (busy is not null) return busy.Value;
        return SyscallResult.Success;
    }

    /// <summary>undo_isolate_page_range: the pageblocks are what they were before.</summary>
    public SyscallResult UndoIsolate(PageFrameNumber start, uint count)
    {
        if (!TryFindZone(start, count, out var zone)) return BuddyRules.RangeOutsideZone.Fail(start.Value, count);
        if (((start.Value | count) & (Pageblocks.Pages - 1)) != 0) return BuddyRules.NotPageblocks.Fail(start.Value, Pageblocks.Pages);
        UndoIsolation(zone, start.Value, start.Value + count);
        return SyscallResult.Success;
    }

    /// <summary>A range lies in one zone, and in its RAM.</summary>
    private bool TryFindZone(PageFrameNumber start, uint count, out Zone zone)
    {
        zone = ZoneOf(start)!;
        return zone is not null && count != 0 && count <= zone.Span.End - start.Value;
    }

    /// <summary>Isolates the pageblocks that cover a range, all or none; what stands in the way, or null.</summary>
    private SyscallResult? IsolateBlocks(Zone zone, uint start, uint end, bool forCma)
    {
        var first = Pageblocks.Start(start);
        for (var block = first; block < end; block += Pageblocks.Pages)
        {
            var problem = WhyNotIsolated(zone, block, Math.Max(block, start), Math.Min(block + Pageblocks.Pages, end), forCma);
            if (problem is null)
            {
                ToggleIsolation(zone, block, isolate: true);
                continue;
            }

            UndoIsolation(zone, first, block);
            return problem;
        }

        return null;
    }

    /// <summary>set_migratetype_isolate's refusals.</summary>
    private SyscallResult? WhyNotIsolated(Zone zone, uint block, uint from, uint to, bool forCma)
    {
        if (Pageblocks.Of(block) == Migratetype.Isolate) return BuddyRules.AlreadyIsolated.Fail(block);
        if (!IsWholeIn(zone, block)) return BuddyRules.RangeOutsideZone.Fail(block, Pageblocks.Pages);
        return FindUnmovable(zone, from, to, forCma) is { } unmovable ? BuddyRules.Unmovable.Fail(unmovable) : null;
    }

    /// <summary>
    /// has_unmovable_pages: the first frame that is in use and no movable page. CMA's own allocations take its areas as they are; for others they
    /// are out of bounds.
    /// </summary>
    private uint? FindUnmovable(Zone zone, uint from, uint to, bool forCma)
    {
        if (Pageblocks.Of(from) == Migratetype.Cma) return forCma ? null : from;
        for (var pfn = from; pfn < to;)
        {
            var order = FreeBlockAt(zone, pfn);
            if (order >= 0)
            {
                pfn += 1u << order;
                continue;
            }

            ref readonly var frame = ref _memory.Peek(new PageFrameNumber(pfn));
            if (frame.Type == FrameType.Reserved) return pfn;
            if (zone.Kind != ZoneKind.Movable && frame.RefCount != 0 && (frame.Flags & FrameFlags.Lru) == 0) return pfn;
            pfn++;
        }

        return null;
    }

    /// <summary>
    /// pageblock_isolate_and_move_free_pages and its reverse: a free block that is larger than the pageblock is cut, and its halves go each to the
    /// lists of their types.
    /// </summary>
    private void ToggleIsolation(Zone zone, uint block, bool isolate)
    {
        _events.Emit(EventKind.BlockIsolate, block, isolate ? 1UL : 0);
        var large = block & ~((1u << MaxOrder) - 1);
        if (Pageblocks.Order < MaxOrder && IsFreeBlock(zone, large, MaxOrder))
        {
            var type = Pageblocks.Of(large);
            zone.RemoveBlock(_links[MaxOrder], large, MaxOrder, type);
            zone.AccountFree(-(1 << MaxOrder), type);
            Pageblocks.SetIsolated(block, isolate);
            FreeToLists(zone, large, MaxOrder, FreePosition.Usual);
            return;
        }

        var beneath = Pageblocks.TypeBeneathIsolation(new PageFrameNumber(block));
        MoveFreePages(zone, block, isolate ? beneath : Migratetype.Isolate, isolate ? Migratetype.Isolate : beneath);
        Pageblocks.SetIsolated(block, isolate);
    }

    /// <summary>unset_migratetype_isolate for each isolated pageblock of a range: one that is free as a whole joins its buddy again.</summary>
    private void UndoIsolation(Zone zone, uint start, uint end)
    {
        for (var block = Pageblocks.Start(start); block < end; block += Pageblocks.Pages)
        {
            if (Pageblocks.Of(block) != Migratetype.Isolate) continue;
            var order = FreeBlockAt(zone, block);
            var buddy = block ^ Pageblocks.Pages;
            if (order == Pageblocks.Order && order < MaxOrder && IsFreeBlock(zone, buddy, order) && Pageblocks.Of(buddy) != Migratetype.Isolate)
            {
                _events.Emit(EventKind.BlockIsolate, block);
                zone.RemoveBlock(_links[order], block, order, Migratetype.Isolate);
                Pageblocks.SetIsolated(block, isolated: false);
                Join(zone, block, order, FreePosition.Tail);
            }
            else
            {
                ToggleIsolation(zone, block, isolate: false);
            }
        }
    }
}
