using System.Globalization;
using System.Text;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Procfs;

/// <summary>/proc/pagetypeinfo (<c>mm/vmstat.c</c> pagetypeinfo_show): free blocks by migratetype and order, and pageblocks by type.</summary>
public static class PageTypeInfo
{
    /// <summary>pagetypeinfo_showfree_print counts no further.</summary>
    private const uint MostCounted = 100_000;

    private static readonly Migratetype[] Types =
        [Migratetype.Unmovable, Migratetype.Movable, Migratetype.Reclaimable, Migratetype.HighAtomic, Migratetype.Cma, Migratetype.Isolate];

    /// <summary>The file's text.</summary>
    public static string Format(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var buddy = kernel.Buddy;
        var text = new StringBuilder();
        var order = buddy.Pageblocks.Order;
        text.Append(CultureInfo.InvariantCulture, $"Page block order: {order}\nPages per block:  {1 << order}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{"Free pages count per migrate type at order",-43} ");
        for (var o = 0; o <= BuddyAllocator.MaxOrder; o++) text.Append(CultureInfo.InvariantCulture, $"{o,6} ");
        text.Append('\n');
        foreach (var zone in buddy.Zones)
        {
            if (zone.PresentPages == 0) continue;
            foreach (var type in Shown(kernel)) AppendFree(text, zone, type);
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{"Number of blocks type",-23}");
        foreach (var type in Shown(kernel)) text.Append(CultureInfo.InvariantCulture, $"{Name(type),12} ");
        text.Append('\n');
        foreach (var zone in buddy.Zones)
        {
            if (zone.PresentPages != 0) AppendBlocks(text, kernel, zone);
        }

        return text.ToString();
    }

    /// <summary>The types of a kernel with CMA only where the machine has such an area.</summary>
    private static IEnumerable<Migratetype> Shown(Kernel kernel) =>
        Types.Where(type => type != Migratetype.Cma || kernel.Buddy.Zones.Any(zone => zone.CmaPages != 0));

    private static string Name(Migratetype type) => type == Migratetype.Cma ? "CMA" : type.ToString();

    private static void AppendFree(StringBuilder text, Zone zone, Migratetype type)
    {
        text.Append(CultureInfo.InvariantCulture, $"Node {0,4}, zone {zone.Name,8}, type {Name(type),12} ");
        for (var order = 0; order <= BuddyAllocator.MaxOrder; order++)
        {
            var blocks = zone.FreeBlocks(order, type);
            text.Append(CultureInfo.InvariantCulture, $"{(blocks >= MostCounted ? ">" : "")}{Math.Min(blocks, MostCounted),6} ");
        }

        text.Append('\n');
    }

    private static void AppendBlocks(StringBuilder text, Kernel kernel, Zone zone)
    {
        var counts = new int[Types.Length];
        var pageblocks = kernel.Buddy.Pageblocks;
        var step = 1u << pageblocks.Order;
        foreach (var ram in kernel.Options.BootMemory().RamIn(zone.Span))
        {
            for (var pfn = Math.Max(pageblocks.Start(ram.Start), zone.Span.Start); pfn < ram.End; pfn = pageblocks.Start(pfn) + step)
            {
                // A block of which two stretches of RAM have parts counts once, with the first.
                if (pfn < ram.Start && IsShared(kernel, zone, ram, pfn)) continue;
                counts[(int)pageblocks.Of(pfn)]++;
            }
        }

        text.Append(CultureInfo.InvariantCulture, $"Node 0, zone {zone.Name,8} ");
        foreach (var type in Shown(kernel)) text.Append(CultureInfo.InvariantCulture, $"{counts[(int)type],12} ");
        text.Append('\n');
    }

    private static bool IsShared(Kernel kernel, Zone zone, FrameRange ram, uint start)
    {
        foreach (var other in kernel.Options.BootMemory().RamIn(zone.Span))
        {
            if (other.Start < ram.Start && other.End > start) return true;
        }

        return false;
    }
}
