using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// Where the area of <c>cma=</c> lies (<c>mm/cma.c</c> cma_declare_contiguous_nid): whole pageblocks, at 4 GiB and upwards where enough RAM lies there, so
/// that low memory stays free for devices; else at the top of what nobody has taken.
/// </summary>
internal static class CmaPlacement
{
    /// <summary>The area, or an empty range when no stretch of RAM in one zone is long enough.</summary>
    public static FrameRange Find(BootMemory boot, uint pages)
    {
        var block = 1u << boot.Zones.PageblockOrder;
        var size = (pages + block - 1) & ~(block - 1);
        if (pages == 0) return default;
        return boot.Zones == ZoneLayout.X86_64 && boot.FrameLimit >= ZoneLayout.FramesBelow4G + size
            && FindLowest(boot, size, block) is { IsEmpty: false } above ? above : FindHighest(boot, size, block);
    }

    private static FrameRange FindLowest(BootMemory boot, uint size, uint block)
    {
        foreach (var (_, span) in boot.ZoneRanges)
        {
            foreach (var free in boot.FreeRanges(span.Intersect(new FrameRange(ZoneLayout.FramesBelow4G, uint.MaxValue))))
            {
                var start = (ulong)free.Start + block - 1 & ~((ulong)block - 1);
                if (start + size <= free.End) return new FrameRange((uint)start, (uint)start + size);
            }
        }

        return default;
    }

    private static FrameRange FindHighest(BootMemory boot, uint size, uint block)
    {
        var found = default(FrameRange);
        foreach (var (_, span) in boot.ZoneRanges)
        {
            foreach (var free in boot.FreeRanges(span))
            {
                if (free.Count < size) continue;
                var start = (free.End - size) & ~(block - 1);
                if (start >= free.Start) found = new FrameRange(start, start + size);
            }
        }

        return found;
    }
}
