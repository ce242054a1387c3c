using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>What must hold at any time.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// The violations of the allocator's invariants, in words; empty when all is well. The lists are linked soundly and counted rightly, and each
    /// block lies on the list of its pageblock's type; free, cached and given-out blocks together cover the managed frames exactly once; no two free
    /// buddies that may join are apart; free frames are at rest.
    /// </summary>
    public IReadOnlyList<string> Check()
    {
        var violations = new List<string>();
        var blocks = new List<FrameRange>();
        foreach (var zone in _zones)
        {
            CheckZone(zone, blocks, violations);
            CheckReserve(zone, violations);
            for (var cpu = 0; cpu < zone.PerCpuCount; cpu++)
            {
                if (zone.PeekPerCpu(cpu) is { } pcp) CheckPerCpu(zone, cpu, pcp, blocks, violations);
            }
        }

        var cached = 0;
        foreach (var pfn in _memory.FramesInUse())
        {
            var frame = _memory.Peek(pfn);
            if (frame.Type == FrameType.PerCpu) cached++;
            else if (frame.Type != FrameType.Reserved) blocks.Add(new FrameRange(pfn.Value, pfn.Value + (1u << frame.Order)));
        }

        var listed = _zones.Sum(zone => Enumerable.Range(0, zone.PerCpuCount).Sum(cpu => zone.PeekPerCpu(cpu)?.Lists.Sum(list => list.Blocks) ?? 0));
        if (cached != listed) violations.Add($"{cached} frames say that they are on a CPU's list, {listed} are");
        CheckCover(blocks, violations);
        violations.AddRange(_memory.Check());
        return violations;
    }

    /// <summary>Every count of a zone's lists, made again from the lists.</summary>
    private void CheckZone(Zone zone, List<FrameRange> blocks, List<string> violations)
    {
        var (free, cma, highAtomic) = (0UL, 0UL, 0UL);
        for (var order = 0; order <= MaxOrder; order++)
        {
            var count = 0u;
            foreach (var type in Enum.GetValues<Migratetype>())
            {
                var pages = CheckList(zone, order, type, blocks, violations);
                count += (uint)(pages >> order);
                if (zone.HasBlock(order, type) != (pages != 0)) violations.Add($"zone {zone} order {order} {type}: marked wrongly as having blocks or none");
                if (type != Migratetype.Isolate) free += pages;
                if (type == Migratetype.Cma) cma += pages;
                if (type == Migratetype.HighAtomic) highAtomic += pages;
            }

            if (count != zone.FreeBlocks(order)) violations.Add($"zone {zone} order {order}: {zone.FreeBlocks(order)} blocks counted, {count} on the lists");
        }

        if (free != zone.FreePages) violations.Add($"zone {zone}: {zone.FreePages} pages counted free, {free} on the lists");
        if (cma != zone.FreeCma) violations.Add($"zone {zone}: {zone.FreeCma} CMA pages counted free, {cma} on the lists");
        if (highAtomic != zone.FreeHighAtomic) violations.Add($"zone {zone}: {zone.FreeHighAtomic} HIGHATOMIC pages counted free, {highAtomic} on the lists");
    }

    /// <summary>nr_reserved_highatomic and cma_pages against the types of the pageblocks.</summary>
    private void CheckReserve(Zone zone, List<string> violations)
    {
        var (highAtomic, cma) = (0u, 0u);
        for (var pfn = Pageblocks.Start(zone.Span.Start); pfn < zone.Span.End; pfn += Pageblocks.Pages)
        {
            var type = Pageblocks.TypeBeneathIsolation(new PageFrameNumber(pfn));
            if (type == Migratetype.HighAtomic) highAtomic += Pageblocks.Pages;
            if (type == Migratetype.Cma) cma += Pageblocks.Pages;
        }

        if (highAtomic != zone.ReservedHighAtomic) violations.Add($"zone {zone}: {zone.ReservedHighAtomic} pages counted as HIGHATOMIC, {highAtomic} are");
        if (cma != zone.CmaPages) violations.Add($"zone {zone}: {zone.CmaPages} pages counted as CMA, {cma} are");
    }

    private ulong CheckList(Zone zone, int order, Migratetype type, List<FrameRange> blocks, List<string> violations)
    {
        var (count, previous) = (0u, FreeBlockLinks.End);
        ref var area = ref zone.Area(order, type);
        var subject = $"zone {zone} order {order} {type}";
        for (var pfn = area.Head; pfn != FreeBlockLinks.End; pfn = _links[order].Read(pfn).Next)
        {
            if (++count > area.Count)
            {
                violations.Add($"{subject}: more blocks on the list than the {area.Count} counted");
                return 0;
            }

            var block = new FrameRange(pfn, pfn + (1u << order));
            var where = $"{subject} block {pfn}";
            if (_links[order].Read(pfn).Previous != previous) violations.Add($"{where}: does not lead back to the block before it");
            if ((pfn & ((1u << order) - 1)) != 0) violations.Add($"{where}: not aligned to its order");
            if (block.Intersect(zone.Span) != block) violations.Add($"{where}: leaves the zone");
            for (var at = pfn; at < block.End; at += Pageblocks.Pages)
                if (Pageblocks.Of(at) != type) violations.Add($"{where}: the pageblock of frame {at} is {Pageblocks.Of(at)}");
            if (HasFreeBuddy(zone, pfn, order, type)) violations.Add($"{where}: its buddy is free too and was not joined");
            blocks.Add(block);
            previous = pfn;
        }

        if (previous != area.Tail) violations.Add($"{subject}: the tail is not the last block");
        if (count != area.Count) violations.Add($"{subject}: {area.Count} blocks counted, {count} on the list");
        return (ulong)count << order;
    }

    /// <summary>Whether the block's buddy is free and of the same type; pageblocks of different types may lie side by side.</summary>
    private bool HasFreeBuddy(Zone zone, uint pfn, int order, Migratetype type)
    {
        var buddy = pfn ^ (1u << order);
        return order < MaxOrder && zone.Span.Contains(new PageFrameNumber(buddy)) && _links[order].Contains(buddy)
            && type != Migratetype.Isolate && Pageblocks.Of(buddy) == type;
    }

    /// <summary>A CPU's lists: links, counts, and that each page says where it is.</summary>
    private void CheckPerCpu(Zone zone, int cpu, PerCpuPages pcp, List<FrameRange> blocks, List<string> violations)
    {
        var pages = 0;
        for (var index = 0; index < PerCpuPages.ListCount; index++)
        {
            var order = PerCpuPages.OrderOf(index, _hugeOrder);
            var (count, previous) = (0, 0u);
            ref readonly var list = ref pcp.Lists[index];
            var subject = $"zone {zone} CPU {cpu} list {index}";
            for (var pfn = list.Head; pfn != 0 && count <= list.Blocks; count++)
            {
                ref readonly var frame = ref _memory.Peek(new PageFrameNumber(pfn));
                if (frame.Type != FrameType.PerCpu || frame.Order != order) violations.Add($"{subject}: frame {pfn} is {frame.Type} of order {frame.Order}");
                if (frame.Previous != previous) violations.Add($"{subject}: frame {pfn} does not lead back to the one before it");
                if (!zone.Contains(new PageFrameNumber(pfn))) violations.Add($"{subject}: frame {pfn} lies in another zone");
                blocks.Add(new FrameRange(pfn, pfn + (1u << order)));
                (previous, pfn) = (pfn, frame.Next);
            }

            if (previous != list.Tail) violations.Add($"{subject}: the tail is not the last page");
            if (count != list.Blocks) violations.Add($"{subject}: {list.Blocks} blocks counted, {count} on the list");
            pages += count << order;
        }

        if (pages != pcp.Count) violations.Add($"zone {zone} CPU {cpu}: {pcp.Count} pages counted, {pages} on the lists");
    }

    /// <summary>Whether the blocks, free, cached and given out, tile the frames that the zones manage.</summary>
    private void CheckCover(List<FrameRange> blocks, List<string> violations)
    {
        blocks.Sort((a, b) => a.Start.CompareTo(b.Start));
        var covered = 0UL;
        for (var i = 0; i < blocks.Count; i++)
        {
            covered += blocks[i].Count;
            if (i > 0 && blocks[i].Start < blocks[i - 1].End) violations.Add($"blocks {blocks[i - 1]} and {blocks[i]} overlap");
        }

        if (covered != ManagedPages) violations.Add($"{ManagedPages} pages managed, {covered} free, cached or given out");
    }
}
