using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Runtime.Procfs;

/// <summary>/proc/meminfo (<c>fs/proc/meminfo.c</c>): the machine's memory. Cached pages of files are the page cache without the swap cache.</summary>
public static class MemInfo
{
    /// <summary>The lines in their order.</summary>
    public static ImmutableArray<MemInfoLine> Lines { get; } =
    [
        Pages("MemTotal", "Memory that the allocator manages.", static k => k.Buddy.ManagedPages),
        Pages("MemFree", "Memory on the free lists. What CPUs keep at hand on their own lists is not free.", static k => k.Buddy.FreePages),
        Pages("MemAvailable", "What programs could get without swapping, an estimate.", Available),
        Zero("Buffers", "Pages of block devices."),
        Pages("Cached", "Pages of files and shared memory in memory.", static k => Stat(k, NodeStat.FilePages) - Stat(k, NodeStat.SwapCached)),
        Pages("SwapCached", "Pages that are both in memory and in swap.", static k => Stat(k, NodeStat.SwapCached)),
        Pages("Active", "Pages on the active lists.", static k => k.Lru.Count(LruList.ActiveAnon) + k.Lru.Count(LruList.ActiveFile)),
        Pages("Inactive", "Pages on the inactive lists.", static k => k.Lru.Count(LruList.InactiveAnon) + k.Lru.Count(LruList.InactiveFile)),
        Pages("Active(anon)", "Anonymous and shared pages on the active list.", static k => k.Lru.Count(LruList.ActiveAnon)),
        Pages("Inactive(anon)", "Anonymous and shared pages on the inactive list.", static k => k.Lru.Count(LruList.InactiveAnon)),
        Pages("Active(file)", "Pages of files on the active list.", static k => k.Lru.Count(LruList.ActiveFile)),
        Pages("Inactive(file)", "Pages of files on the inactive list.", static k => k.Lru.Count(LruList.InactiveFile)),
        Pages("Unevictable", "Pages that reclaim must not take.", static k => k.Lru.Count(LruList.Unevictable)),
        Pages("Mlocked", "Pages of locked areas.", static k => Sum(k, ZoneStat.Mlock)),
        Pages("HighTotal", "Memory that the kernel does not map.", static k => High(k, static z => z.ManagedPages)) with { IsShown = Is32Bit },
        Pages("HighFree", "Of that, free.", static k => High(k, static z => z.FreePages)) with { IsShown = Is32Bit },
        Pages("LowTotal", "Memory that the kernel maps.", static k => k.Buddy.ManagedPages - High(k, static z => z.ManagedPages)) with { IsShown = Is32Bit },
        Pages("LowFree", "Of that, free.", static k => k.Buddy.FreePages - High(k, static z => z.FreePages)) with { IsShown = Is32Bit },
        Pages("SwapTotal", "Swap in use.", static k => k.Swap.TotalPages),
        Pages("SwapFree", "Swap that is free.", static k => k.Swap.FreePages),
        Zero("Zswap", "Memory that holds compressed pages."),
        Zero("Zswapped", "What these pages would take."),
        Pages("Dirty", "Pages of files that are to be written.", static k => Stat(k, NodeStat.Dirty)),
        Pages("Writeback", "Pages that are being written.", static k => Stat(k, NodeStat.Writeback)),
        Pages("AnonPages", "Anonymous pages that are mapped.", static k => (ulong)MappedPages.Of(k).Anon),
        Pages("Mapped", "Pages of files and shared memory that are mapped.", static k => (ulong)MappedPages.Of(k).File),
        Pages("Shmem", "Shared memory and tmpfs.", static k => Stat(k, NodeStat.Shmem)),
        Pages("KReclaimable", "The kernel's own memory that could be reclaimed.", Reclaimable),
        Pages("Slab", "The kernel's objects.", static k => Stat(k, NodeStat.SlabReclaimable) + Stat(k, NodeStat.SlabUnreclaimable)),
        Pages("SReclaimable", "Of these, reclaimable.", static k => Stat(k, NodeStat.SlabReclaimable)),
        Pages("SUnreclaim", "Of these, not reclaimable.", static k => Stat(k, NodeStat.SlabUnreclaimable)),
        Zero("KernelStack", "Stacks of tasks in the kernel."),
        Pages("PageTables", "Page tables of all processes.", static k => (ulong)MappedPages.Of(k).Tables),
        Zero("SecPageTables", "Page tables of guests and devices."),
        Pages("CommitLimit", "What overcommit mode 2 promises at most.", static k => k.Vm.Committed.LimitPages),
        Pages("Committed_AS", "Memory that was promised to processes.", static k => k.Vm.Committed.Pages),
        new("VmallocTotal", "The kernel's area for vmalloc.", static k => VmallocBytes(k)),
        Zero("VmallocUsed", "Of that, used."),
        Zero("VmallocChunk", "Always 0."),
        Zero("Percpu", "Memory of the per-CPU allocator."),
        Pages("AnonHugePages", "Anonymous huge pages that are mapped as such.", static k => Stat(k, NodeStat.AnonTransparentHugePages) << LargeFolio.Order),
        Zero("ShmemHugePages", "Huge pages of shared memory."),
        Zero("ShmemPmdMapped", "Of these, mapped as such."),
        Zero("FileHugePages", "Huge pages of files."),
        Zero("FilePmdMapped", "Of these, mapped as such."),
        Pages("CmaTotal", "Memory of CMA areas.", static k => Cma(k, static z => z.CmaPages)) with { IsShown = HasCma },
        Pages("CmaFree", "Of that, free.", static k => Cma(k, static z => z.FreeCma)) with { IsShown = HasCma },
        Zero("Balloon", "Memory given back to the host."),
        Count("HugePages_Total", "The pool of huge pages."),
        Count("HugePages_Free", "Of these, free."),
        Count("HugePages_Rsvd", "Of these, promised."),
        Count("HugePages_Surp", "Of these, above the pool's size."),
        new("Hugepagesize", "The size of a huge page.", static k => PageSize.Bytes << k.Buddy.Pageblocks.Order),
        Zero("Hugetlb", "Memory of all pools of huge pages."),
    ];

    /// <summary>The file's text.</summary>
    public static string Format(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        var text = new StringBuilder();
        foreach (var line in Lines)
        {
            if (line.IsShown?.Invoke(kernel) == false) continue;
            var value = line.Read(kernel);
            text.Append(CultureInfo.InvariantCulture, $"{line.Name + ":",-16}");
            if (line.IsCount) text.Append(CultureInfo.InvariantCulture, $"{value,8}\n");
            else text.Append(CultureInfo.InvariantCulture, $"{value >> 10,8} kB\n");
        }

        return text.ToString();
    }

    private static ulong Available(Kernel kernel)
    {
        var file = kernel.Lru.Count(LruList.ActiveFile) + kernel.Lru.Count(LruList.InactiveFile);
        var numbers = kernel.Buddy.Numbers;
        return MemAvailable.Of(kernel.Buddy.FreePages, numbers.TotalReservePages, file, Reclaimable(kernel), numbers.LowWatermarks);
    }

    private static ulong Reclaimable(Kernel kernel) => Stat(kernel, NodeStat.SlabReclaimable) + Stat(kernel, NodeStat.KernelMiscReclaimable);

    private static ulong Stat(Kernel kernel, NodeStat stat) => (ulong)kernel.VmStat[stat];

    private static ulong Sum(Kernel kernel, ZoneStat stat)
    {
        var sum = 0L;
        foreach (var zone in kernel.Buddy.Zones) sum += kernel.VmStat[zone.Kind, stat];
        return (ulong)sum;
    }

    private static ulong High(Kernel kernel, Func<Zone, uint> read)
    {
        foreach (var zone in kernel.Buddy.Zones)
        {
            if (zone.Kind == ZoneKind.HighMem) return read(zone);
        }

        return 0;
    }

    private static ulong Cma(Kernel kernel, Func<Zone, uint> read)
    {
        var sum = 0UL;
        foreach (var zone in kernel.Buddy.Zones) sum += read(zone);
        return sum;
    }

    private static bool HasCma(Kernel kernel) => kernel.Buddy.Zones.Any(static zone => zone.CmaPages != 0);

    private static bool Is32Bit(Kernel kernel) => kernel.Options.Architecture == Architecture.X86_32;

    /// <summary>VMALLOC_TOTAL: 32 TiB with four levels, 12800 TiB with five; on 32 bits what the direct map leaves of the last GiB.</summary>
    private static ulong VmallocBytes(Kernel kernel)
    {
        const ulong Hole = 8UL << 20;
        var options = kernel.Options;
        switch (options.EffectivePaging)
        {
            case "levels4":
                return (32UL << 40) - 1;
            case "levels5":
                return (12800UL << 40) - 1;
            default:
                var end = options.EffectivePaging == "pae" ? 0xfeff_e000 : 0xfebf_e000UL;
                var high = 0xc000_0000 + ((ulong)Math.Min(kernel.Memory.FrameLimit, options.Zones.KernelEnd) << PageSize.Shift);
                return end - (high + Hole);
        }
    }

    private static MemInfoLine Pages(string name, string documentation, Func<Kernel, ulong> read) =>
        new(name, documentation, kernel => read(kernel) << PageSize.Shift);

    private static MemInfoLine Zero(string name, string documentation) => new(name, documentation + " The model has none.", static _ => 0);

    private static MemInfoLine Count(string name, string documentation) => new(name, documentation + " The model has none.", static _ => 0) { IsCount = true };
}
