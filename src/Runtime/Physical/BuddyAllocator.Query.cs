using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <content>Looking at the lists, and the calls for scripts.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>The free blocks of an order: type by type, each list from its head (the next to be given out) to its tail.</summary>
    public IEnumerable<PageFrameNumber> FreeBlocks(Zone zone, int order)
    {
        foreach (var type in Enum.GetValues<Migratetype>())
            foreach (var block in FreeBlocks(zone, order, type))
                yield return block;
    }

    /// <summary>The free blocks of an order on the list of one type, from its head to its tail.</summary>
    public IEnumerable<PageFrameNumber> FreeBlocks(Zone zone, int order, Migratetype type)
    {
        ArgumentNullException.ThrowIfNull(zone);
        for (var pfn = zone.Area(order, type).Head; pfn != FreeBlockLinks.End; pfn = _links[order].Read(pfn).Next) yield return new PageFrameNumber(pfn);
    }

    /// <summary>The pages that a CPU keeps at hand of a zone, a type and an order, from the head (the next to be given out) to the tail.</summary>
    public IEnumerable<PageFrameNumber> PagesAtHand(Zone zone, int cpu, Migratetype type, int order)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (zone.PeekPerCpu(cpu) is not { } pcp || !PerCpuPages.Serves(order, _hugeOrder)) yield break;
        for (var pfn = pcp.Lists[PerCpuPages.IndexOf(type, order)].Head; pfn != 0; pfn = _memory.Peek(new PageFrameNumber(pfn)).Next)
            yield return new PageFrameNumber(pfn);
    }

    /// <summary>The free block that a frame lies in, or null when the frame is not free.</summary>
    public FreeBlock? FindFreeBlock(PageFrameNumber pfn)
    {
        for (var order = 0; order <= MaxOrder; order++)
        {
            var head = pfn.Value & ~((1u << order) - 1);
            if (_links[order].Contains(head)) return new FreeBlock(new PageFrameNumber(head), order);
        }

        return null;
    }

    /// <summary>alloc_pages as a module would call it: the frame number of the block's head, or ENOMEM or EINVAL.</summary>
    public SyscallResult Alloc(int order, GfpFlags gfp)
    {
        const GfpFlags Mobility = GfpFlags.Movable | GfpFlags.Reclaimable;
        if (order is < 0 or > MaxOrder) return BuddyRules.OrderTooLarge.Fail((ulong)order, MaxOrder);
        if (!IsZoneChoice(gfp)) return BuddyRules.BadZone.Fail((ulong)gfp);
        if ((gfp & Mobility) == Mobility) return BuddyRules.BadMobility.Fail((ulong)gfp);
        return TryAlloc(order, gfp, out var pfn)
            ? SyscallResult.Ok(pfn.Value)
            : WhyFailed(gfp).Fail((ulong)order, (ulong)gfp);
    }

    /// <summary>__free_pages as a module would call it; a free that would do harm is refused, and the rule tells what Linux would have done.</summary>
    public SyscallResult TryFree(PageFrameNumber pfn, int order)
    {
        if (order < 0) return BuddyRules.OrderTooLarge.Fail((ulong)order, MaxOrder);
        if (pfn.Value >= _memory.FrameLimit || ZoneOf(pfn) is null) return BuddyRules.NoSuchFrame.Fail(pfn.Value);
        var head = _memory.Peek(pfn);
        switch (head.Type)
        {
            case FrameType.Reserved: return BuddyRules.FreedReserved.Fail(pfn.Value);
            case FrameType.PageTable: return BuddyRules.FreedTable.Fail(pfn.Value);
            case FrameType.Free or FrameType.PerCpu: return WhyNotFreed(pfn);
        }

        if (head.RefCount != 1) return BuddyRules.StillUsed.Fail(pfn.Value, (ulong)head.RefCount);
        if (head.Type != FrameType.InUse || head.MapCount != 0 || head.Mapping != 0 || head.IsAnon) return BuddyRules.StillMapped.Fail(pfn.Value, (ulong)head.MapCount);
        if (order < head.Order) return BuddyRules.FreedTooLittle.Fail((ulong)order, (ulong)head.Order);
        if (order > head.Order) return BuddyRules.FreedTooMuch.Fail((ulong)order, (ulong)head.Order);
        Free(pfn, order);
        return SyscallResult.Success;
    }

    /// <summary>The frame is not the head of a block in use: it is free, or lies inside of such a block.</summary>
    private SyscallResult WhyNotFreed(PageFrameNumber pfn)
    {
        if (FindFreeBlock(pfn) is null && FindBlockAtHand(pfn) is null)
        {
            for (var order = 1; order <= MaxOrder; order++)
            {
                var head = new PageFrameNumber(pfn.Value & ~((1u << order) - 1));
                var frame = _memory.Peek(head);
                if (head != pfn && frame.Type is not (FrameType.Free or FrameType.PerCpu) && frame.Order >= order) return BuddyRules.InsideBlock.Fail(pfn.Value, head.Value);
            }
        }

        return FrameHistory.Of(in _memory.Peek(pfn)) is { } history
            ? BuddyRules.FreedTwice.Fail(pfn.Value, (ulong)history.Pid)
            : BuddyRules.NeverGivenOut.Fail(pfn.Value);
    }

    /// <summary>The block on a CPU's list that a frame lies in, or null.</summary>
    public FreeBlock? FindBlockAtHand(PageFrameNumber pfn)
    {
        for (var order = 0; order <= MaxOrder; order++)
        {
            var head = new PageFrameNumber(pfn.Value & ~((1u << order) - 1));
            var frame = _memory.Peek(head);
            if (frame.Type == FrameType.PerCpu && frame.Order >= order) return new FreeBlock(head, frame.Order);
        }

        return null;
    }

    /// <summary>GFP_ZONE_BAD (<c>include/linux/gfp.h</c>): of DMA, HIGHMEM and DMA32 at most one; MOVABLE goes with each.</summary>
    private static bool IsZoneChoice(GfpFlags gfp)
    {
        var zones = gfp & (GfpFlags.Dma | GfpFlags.HighMem | GfpFlags.Dma32);
        return (zones & (zones - 1)) == 0;
    }
}
