using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>What must hold at any time.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// The violations of the allocator's invariants, in words; empty when all is well. The lists are linked soundly and counted rightly; free and
    /// given-out blocks together cover the managed frames exactly once; no two free buddies are left unjoined; free frames are at
    /// rest.
    /// </summary>
    public IReadOnlyList<string> Check()
    {
        var violations = new List<string>();
        var blocks = new List<FrameRange>();
        foreach (var zone in _zones)
        {
            var free = 0UL;
            for (var order = 0; order <= MaxOrder; order++) free += CheckList(zone, order, blocks, violations);
            if (free != zone.FreePages) violations.Add($"zone {zone}: {zone.FreePages} pages counted free, {free} on the lists");
        }

        foreach (var pfn in _memory.FramesInUse())
        {
            var frame = _memory.Peek(pfn);
            if (frame.Type != FrameType.Reserved) blocks.Add(new FrameRange(pfn.Value, pfn.Value + (1u << frame.Order)));
        }

        CheckCover(blocks, violations);
        violations.AddRange(_memory.Check());
        return violations;
    }

    private ulong CheckList(Zone zone, int order, List<FrameRange> blocks, List<string> violations)
    {
        var (count, previous) = (0u, FreeBlockLinks.End);
        for (var pfn = zone.Areas[order].Head; pfn != FreeBlockLinks.End; pfn = _links[order].Read(pfn).Next)
        {
            if (++count > zone.Areas[order].Count)
            {
                violations.Add($"zone {zone} order {order}: more blocks on the list than the {zone.Areas[order].Count} counted");
                return 0;
            }

            var block = new FrameRange(pfn, pfn + (1u << order));
            var where = $"zone {zone} order {order} block {pfn}";
            if (_links[order].Read(pfn).Previous != previous) violations.Add($"{where}: does not lead back to the block before it");
            if ((pfn & ((1u << order) - 1)) != 0) violations.Add($"{where}: not aligned to its order");
            if (block.Intersect(zone.Span) != block) violations.Add($"{where}: leaves the zone");
            var buddy = pfn ^ (1u << order);
            if (order < MaxOrder && zone.Span.Contains(new PageFrameNumber(buddy)) && _links[order].Contains(buddy))
                violations.Add($"{where}: its buddy {buddy} is free too and was not joined");
            blocks.Add(block);
            previous = pfn;
        }

        if (previous != zone.Areas[order].Tail) violations.Add($"zone {zone} order {order}: the tail is not the last block");
        if (count != zone.Areas[order].Count) violations.Add($"zone {zone} order {order}: {zone.Areas[order].Count} blocks counted, {count} on the list");
        return (ulong)count << order;
    }

    /// <summary>Whether the blocks, free and given out, tile the frames that the zones manage.</summary>
    private void CheckCover(List<FrameRange> blocks, List<string> violations)
    {
        blocks.Sort((a, b) => a.Start.CompareTo(b.Start));
        var covered = 0UL;
        for (var i = 0; i < blocks.Count; i++)
        {
            covered += blocks[i].Count;
            if (i > 0 && blocks[i].Start < blocks[i - 1].End) violations.Add($"blocks {blocks[i - 1]} and {blocks[i]} overlap");
        }

        if (covered != ManagedPages) violations.Add($"{ManagedPages} pages managed, {covered} free or given out");
    }
}
