using System.Collections.Immutable;

namespace MemDsl.Runtime.Physical;

/// <summary>How RAM is divided into zones (<c>mm/mm_init.c</c> free_area_init).</summary>
internal static class BootZones
{
    /// <summary>MAX_ORDER_NR_PAGES, at whose multiples zone Movable may begin.</summary>
    private const uint LargestBlock = 1u << BuddyAllocator.MaxOrder;

    /// <summary>
    /// Every zone of the architecture with what it spans: its range, cut where the node's memory begins and ends, holes included; empty when
    /// there is none. Zone Movable takes the end of the highest zone that has memory.
    /// </summary>
    public static ImmutableArray<(ZoneKind Kind, FrameRange Span)> Divide(ZoneLayout layout, ReadOnlySpan<FrameRange> ram, uint kernelCorePages)
    {
        var node = new FrameRange(ram[0].Start, ram[^1].End);
        var ranges = new (ZoneKind Kind, FrameRange Range)[layout.Zones.Count];
        var start = 0u;
        var highest = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            var (kind, end) = layout.Zones[i];
            ranges[i] = (kind, new FrameRange(start, end).Intersect(node));
            if (!ranges[i].Range.IsEmpty) highest = i;
            start = end;
        }

        var movable = MovableStart(ram, ranges[highest].Range.Start, kernelCorePages);
        var spans = ImmutableArray.CreateBuilder<(ZoneKind, FrameRange)>(ranges.Length + 1);
        foreach (var (kind, range) in ranges) spans.Add((kind, Filled(ram, range.Intersect(new FrameRange(0, movable)))));
        spans.Add((ZoneKind.Movable, Filled(ram, ranges[highest].Range.Intersect(new FrameRange(movable, uint.MaxValue)))));
        return spans.ToImmutable();
    }

    /// <summary>Pages of RAM in a range.</summary>
    public static uint Present(ReadOnlySpan<FrameRange> ram, FrameRange range)
    {
        var present = 0u;
        foreach (var part in ram) present += part.Intersect(range).Count;
        return present;
    }

    /// <summary>A range without RAM is no range.</summary>
    private static FrameRange Filled(ReadOnlySpan<FrameRange> ram, FrameRange range) => Present(ram, range) == 0 ? default : range;

    /// <summary>
    /// find_zone_movable_pfns_for_nodes, for one node: kernelcore= pages from the bottom up are not movable, those below the highest zone never
    /// are; then the next multiple of the largest block.
    /// </summary>
    private static uint MovableStart(ReadOnlySpan<FrameRange> ram, uint usableStart, uint kernelCorePages)
    {
        var total = Present(ram, new FrameRange(0, uint.MaxValue));
        if (kernelCorePages == 0 || kernelCorePages >= total) return uint.MaxValue;
        var remaining = kernelCorePages;
        var movable = 0u;
        foreach (var range in ram)
        {
            var start = range.Start;
            if (start < usableStart)
            {
                remaining -= Math.Min(remaining, Math.Min(range.End, usableStart) - start);
                if (range.End <= usableStart)
                {
                    movable = range.End;
                    continue;
                }

                start = usableStart;
            }

            var kept = Math.Min(range.End - start, remaining);
            movable = start + kept;
            remaining -= kept;
            if (remaining == 0) break;
        }

        var rounded = (movable + LargestBlock - 1) & ~(LargestBlock - 1);
        return rounded >= ram[^1].End ? uint.MaxValue : rounded;
    }
}
