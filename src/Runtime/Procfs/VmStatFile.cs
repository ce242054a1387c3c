using System.Globalization;
using System.Text;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Runtime.Procfs;

/// <summary>/proc/vmstat (<c>mm/vmstat.c</c> vmstat_text): every counter of the machine, one a line.</summary>
public static class VmStatFile
{
    /// <summary>The file's text.</summary>
    public static string Format(Kernel kernel)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Lines(kernel)) text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        return text.ToString();
    }

    /// <summary>The value of a line; null when there is none of that name.</summary>
    public static long? Find(Kernel kernel, string name)
    {
        foreach (var line in Lines(kernel))
        {
            if (line.Name == name) return line.Value;
        }

        return null;
    }

    /// <summary>The lines in their order.</summary>
    public static IEnumerable<(string Name, long Value)> Lines(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var counters = new Counters(kernel);
        var is64Bit = kernel.Options.Architecture == Architecture.X86_64;
        foreach (var stat in Counters.ZoneStats) yield return (stat.Name(), counters[stat]);
        if (is64Bit)
        {
            var hits = 0UL;
            foreach (var zone in kernel.Buddy.Zones) hits += zone.NumaHits;
            foreach (var (name, value) in Counters.Numa(hits)) yield return (name, (long)value);
        }

        foreach (var stat in Counters.NodeStats) yield return (stat.Name(), counters[stat]);
        var limits = DirtyLimits.Of(kernel);
        yield return ("nr_dirty_threshold", (long)limits.Hard);
        yield return ("nr_dirty_background_threshold", (long)limits.Background);
        yield return ("nr_memmap_pages", 0);
        yield return ("nr_memmap_boot_pages", DescriptorPages(kernel));
        foreach (var vmEvent in Enum.GetValues<VmEvent>())
        {
            var name = vmEvent.Name();
            if (IsOtherArchitecture(name, is64Bit)) continue;
            yield return (name, kernel.VmStat[vmEvent]);
        }

        // The kernel's direct map, which is not modelled, and NFS, which there is none of.
        yield return ("direct_map_level2_splits", 0);
        yield return ("direct_map_level3_splits", 0);
        yield return ("direct_map_level2_collapses", 0);
        yield return ("direct_map_level3_collapses", 0);
        yield return ("nr_unstable", 0);
    }

    /// <summary>Rows of zones that the architecture has not: HighMem, or DMA32 and Device.</summary>
    private static bool IsOtherArchitecture(string name, bool is64Bit) => is64Bit
        ? name.EndsWith("_high", StringComparison.Ordinal)
        : name.EndsWith("_dma32", StringComparison.Ordinal) || name.EndsWith("_device", StringComparison.Ordinal);

    private static long DescriptorPages(Kernel kernel)
    {
        var pages = 0L;
        foreach (var reservation in kernel.Options.BootMemory().Reservations)
        {
            if (reservation.Name == BootReservations.DescriptorsName) pages += reservation.Frames.Count;
        }

        return pages;
    }
}
