using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>The CPUs' own lists in front of the buddy's.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>rmqueue_pcplist: the head of the CPU's list, which is filled first if it is empty; 0 when the zone has nothing to fill it with.</summary>
    private uint TakeFromPerCpu(Zone zone, in AllocRequest request, AllocFlags flags)
    {
        var pcp = zone.PerCpu(CurrentCpu);
        pcp.FreeCount >>= 1;
        ref var list = ref pcp.Lists[PerCpuPages.IndexOf(request.Type, request.Order)];
        if (list.Head == 0)
        {
            Refill(zone, pcp, ref list, in request, flags);
            if (list.Head == 0) return 0;
        }

        var pfn = list.Head;
        ref var frame = ref _memory.Frame(new PageFrameNumber(pfn));
        list.Head = frame.Next;
        if (list.Head == 0) list.Tail = 0;
        else _memory.Frame(new PageFrameNumber(list.Head)).Previous = 0;
        list.Blocks--;
        pcp.Count -= 1 << request.Order;
        frame = Frame.GivenOut(request.Order);
        _events.Emit(EventKind.PageAlloc, pfn, (ulong)request.Order, (ulong)zone.Kind, (ulong)request.Gfp);
        return pfn;
    }

    /// <summary>rmqueue_bulk: blocks are appended as they come off the buddy's lists, so that fresh pages are given out in ascending order.</summary>
    private void Refill(Zone zone, PerCpuPages pcp, ref PerCpuList list, in AllocRequest request, AllocFlags flags)
    {
        var wanted = pcp.BlocksToTake(zone, request.Order);
        var scope = _events.Begin(EventKind.PcpRefill, (ulong)zone.Kind, (ulong)CurrentCpu, (ulong)request.Order, (ulong)wanted);
        var mode = QueueMode.Normal;
        for (var i = 0; i < wanted && TryTake(zone, request.Order, request.Type, flags, ref mode, out var taken); i++)
        {
            Expand(zone, in taken, request.Order);
            ref var frame = ref _memory.Frame(new PageFrameNumber(taken.Pfn));
            frame.Type = FrameType.PerCpu;
            frame.Order = request.Order;
            frame.Next = 0;
            frame.Previous = list.Tail;
            if (list.Tail == 0) list.Head = taken.Pfn;
            else _memory.Frame(new PageFrameNumber(list.Tail)).Next = taken.Pfn;
            list.Tail = taken.Pfn;
            list.Blocks++;
            pcp.Count += 1 << request.Order;
        }

        _events.End(scope);
    }

    /// <summary>
    /// free_frozen_page_commit: to the head of the CPU's list. When the CPU has too many pages, some go back to the buddy's lists: the more, the more
    /// were freed in a row.
    /// </summary>
    private void FreeToPerCpu(Zone zone, uint pfn, int order, Migratetype type)
    {
        var pcp = zone.PerCpu(CurrentCpu);
        pcp.AllocFactor >>= 1;
        var index = PerCpuPages.IndexOf(type, order);
        ref var list = ref pcp.Lists[index];
        ref var frame = ref _memory.Frame(new PageFrameNumber(pfn));
        frame.Type = FrameType.PerCpu;
        frame.Order = order;
        frame.Next = list.Head;
        frame.Previous = 0;
        if (list.Head == 0) list.Tail = pfn;
        else _memory.Frame(new PageFrameNumber(list.Head)).Previous = pfn;
        list.Head = pfn;
        list.Blocks++;
        pcp.Count += 1 << order;

        var scope = _events.Begin(EventKind.PageFree, pfn, (ulong)order, (ulong)zone.Kind);
        var freeHigh = NoteFreed(zone, pcp, order);
        var limit = pcp.Limit(zone, freeHigh);
        if (pcp.Count >= limit) Trim(zone, pcp, index, pcp.PagesToFree((int)zone.PcpBatch, limit, freeHigh));
        _events.End(scope);
    }

    /// <summary>
    /// Counts what is freed in a row. Blocks of order 1 to 3 that are freed and not asked for would only fragment memory: whether all that can go back
    /// goes back.
    /// </summary>
    private static bool NoteFreed(Zone zone, PerCpuPages pcp, int order)
    {
        var batch = (int)zone.PcpBatch;
        var freeHigh = order is > 0 and <= AllocRequest.CostlyOrder
            && pcp.FreedHighOrder && pcp.Count >= batch && pcp.FreeCount >= batch + ((int)zone.PcpHighMin / 2);
        pcp.FreedHighOrder = order is > 0 and <= AllocRequest.CostlyOrder;
        if (pcp.FreeCount < batch << PerCpuPages.BatchScaleMax) pcp.FreeCount += 1 << order;
        return freeHigh;
    }

    /// <summary>The end of a free that sent pages back: the zone may be above high again.</summary>
    private void Trim(Zone zone, PerCpuPages pcp, int index, int pages)
    {
        if (pages <= 0) return;
        FreeBulk(zone, CurrentCpu, pcp, index, pages);
        if (zone.IsBelowHigh && zone.Passes(0, zone.Watermark(AllocFlags.WatermarkHigh), _zones.Length - 1, AllocFlags.WatermarkMin, zone.FreePages))
            zone.IsBelowHigh = false;
    }

    /// <summary>free_pcppages_bulk: each list from its tail, this one first, then the others in turn.</summary>
    private void FreeBulk(Zone zone, int cpu, PerCpuPages pcp, int index, int pages)
    {
        pages = Math.Min(pages, pcp.Count);
        var scope = _events.Begin(EventKind.PcpDrain, (ulong)zone.Kind, (ulong)cpu, (ulong)pages);
        while (pages > 0)
        {
            while (pcp.Lists[index].Head == 0) index = index + 1 == PerCpuPages.ListCount ? 0 : index + 1;
            ref var list = ref pcp.Lists[index];
            var order = PerCpuPages.OrderOf(index, _hugeOrder);
            do
            {
                var pfn = list.Tail;
                ref var frame = ref _memory.Frame(new PageFrameNumber(pfn));
                list.Tail = frame.Previous;
                if (list.Tail == 0) list.Head = 0;
                else _memory.Frame(new PageFrameNumber(list.Tail)).Next = 0;
                FrameHistory.PutToRest(ref frame);
                list.Blocks--;
                pcp.Count -= 1 << order;
                pages -= 1 << order;
                Join(zone, pfn, order, FreePosition.Usual);
            }
            while (pages > 0 && list.Head != 0);
            index = index + 1 == PerCpuPages.ListCount ? 0 : index + 1;
        }

        _events.End(scope);
    }

    /// <summary>drain_all_pages: every CPU gives back what it has of every zone.</summary>
    public void DrainAll()
    {
        foreach (var zone in _zones) Drain(zone);
    }

    /// <summary>drain_pages_zone on every CPU.</summary>
    internal void Drain(Zone zone)
    {
        for (var cpu = 0; cpu < zone.PerCpuCount; cpu++)
        {
            if (zone.PeekPerCpu(cpu) is { Count: > 0 } pcp) FreeBulk(zone, cpu, pcp, 0, pcp.Count);
        }
    }

    /// <summary>decay_pcp_high, as the periodic update of the statistics does it: lists that stay full give up an eighth of their bound at a time.</summary>
    internal void DecayPerCpuLists()
    {
        foreach (var zone in _zones)
        {
            for (var cpu = 0; cpu < zone.PerCpuCount; cpu++)
            {
                if (zone.PeekPerCpu(cpu) is not { } pcp) continue;
                var least = (int)zone.PcpHighMin;
                if (pcp.High > least)
                    pcp.High = Math.Max(Math.Max(pcp.Count - ((int)zone.PcpBatch << PerCpuPages.BatchScaleMax), pcp.High - (pcp.High >> 3)), least);
                if (pcp.Count > pcp.High) FreeBulk(zone, cpu, pcp, 0, pcp.Count - pcp.High);
            }
        }
    }
}
