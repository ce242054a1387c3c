using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>Giving blocks back.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// __free_pages of a block whose last reference is gone (or is the one the allocator gave). Freeing what is not so is a defect of
    /// the caller; scripts go through <see cref="TryFree"/>.
    /// </summary>
    public void Free(PageFrameNumber pfn, int order)
    {
        var zone = PrepareToFree(pfn, order);
        VmStat.Count(VmEvent.PgFree, 1L << order);
        var type = Pageblocks.Of(pfn.Value);
        if (PerCpuPages.Serves(order, _hugeOrder) && type != Migratetype.Isolate)
        {
            var listed = type > Migratetype.Reclaimable ? Migratetype.Movable : type;
            FreeToPerCpu(zone, pfn.Value, order, listed);
            return;
        }

        var scope = _events.Begin(EventKind.PageFree, pfn.Value, (ulong)order, (ulong)zone.Kind);
        FreeToLists(zone, pfn.Value, order, FreePosition.Usual);
        _events.End(scope);
    }

    /// <summary>free_pages_prepare: the contents go, and the head's record remembers who had it last.</summary>
    private Zone PrepareToFree(PageFrameNumber pfn, int order)
    {
        ref readonly var head = ref _memory.Peek(pfn);
        if (head.Type is FrameType.Free or FrameType.Reserved or FrameType.PerCpu || head.Order != order || head.MapCount != 0 || head.RefCount > 1)
        {
            throw new InvalidOperationException(
                $"frame {pfn} freed with order {order} while type {head.Type}, order {head.Order}, mapcount {head.MapCount}, refcount {head.RefCount}");
        }

        var remembered = FrameHistory.Remember(in head, _events.CurrentPid);
        if (order == 0) _memory.ZeroPage(pfn);
        else _memory.PutToRest(pfn, order, areTailsUsed: (head.Flags & FrameFlags.Head) != 0);
        _memory.Frame(pfn) = remembered;
        return ZoneOf(pfn)!;
    }

    /// <summary>split_large_buddy: what is larger than a pageblock is given back a pageblock at a time, because their types may differ.</summary>
    private void FreeToLists(Zone zone, uint pfn, int order, FreePosition position)
    {
        var end = pfn + (1u << order);
        var step = Math.Min(order, Pageblocks.Order);
        for (; pfn < end; pfn += 1u << step) Join(zone, pfn, step, position);
    }

    /// <summary>
    /// __free_one_page: joins the block with its buddy while that is free, then puts it on the list of its pageblock's type. From whole pageblocks
    /// up, types must agree or be such as take from each other; then the buddy's pageblock takes the type of what is freed.
    /// </summary>
    private void Join(Zone zone, uint pfn, int order, FreePosition position)
    {
        var type = Pageblocks.Of(pfn);
        zone.AccountFree(1 << order, type);
        while (order < MaxOrder)
        {
            var buddy = pfn ^ (1u << order);
            if (!IsFreeBlock(zone, buddy, order)) break;
            var buddyType = type;
            if (order >= Pageblocks.Order)
            {
                buddyType = Pageblocks.Of(buddy);
                if (buddyType != type && (buddyType > Migratetype.Reclaimable || type > Migratetype.Reclaimable)) break;
            }

            zone.RemoveBlock(_links[order], buddy, order, buddyType);
            if (buddyType != type) SetPageblockType(buddy, type);
            _events.Emit(EventKind.BuddyMerge, pfn, (ulong)order, buddy);
            pfn &= buddy;
            order++;
        }

        zone.AddBlock(_links[order], pfn, order, type, position == FreePosition.Tail || MergeIsLikely(zone, pfn, order));
    }

    /// <summary>page_is_buddy: a free block of that order in the same zone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsFreeBlock(Zone zone, uint pfn, int order) =>
        zone.FreeBlocks(order) != 0 && zone.Span.Contains(new PageFrameNumber(pfn)) && _links[order].Contains(pfn);

    /// <summary>
    /// buddy_merge_likely: when the buddy of the block one order up is free, the block's own buddy is likely to follow, and the block is
    /// kept from being handed out by going to the tail.
    /// </summary>
    private bool MergeIsLikely(Zone zone, uint pfn, int order)
    {
        if (order >= MaxOrder - 1) return false;
        var parent = pfn & ~(1u << order);
        return IsFreeBlock(zone, parent ^ (1u << (order + 1)), order + 1);
    }

    /// <summary>Where a freed block goes on its list.</summary>
    private enum FreePosition
    {
        /// <summary>To the head, unless a merge is likely.</summary>
        Usual,

        /// <summary>FPI_TO_TAIL: boot, hot-plug, and pages put back.</summary>
        Tail,
    }
}
