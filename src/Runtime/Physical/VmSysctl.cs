using System.Collections.Immutable;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The settings under <c>/proc/sys/vm</c> that a running machine obeys (<c>Documentation/admin-guide/sysctl/vm.rst</c>), with Linux's names and
/// defaults. They begin as the machine's options say and may change while it runs; what follows from them is recomputed by who writes them.
/// </summary>
public sealed class VmSysctl
{
    /// <summary>vm.min_free_kbytes: what the watermarks are computed from.</summary>
    public ulong MinFreeKbytes { get; internal set; }

    /// <summary>user_min_free_kbytes: whether somebody has set <see cref="MinFreeKbytes"/>, so that the kernel does not compute it.</summary>
    public bool IsMinFreeSet { get; internal set; }

    /// <summary>vm.watermark_scale_factor: the least distance between watermarks, in ten-thousandths of the zone.</summary>
    public int WatermarkScaleFactor { get; internal set; } = 10;

    /// <summary>vm.watermark_boost_factor: how far a fallback may raise the watermarks, in ten-thousandths of the high one; 0 is never.</summary>
    public int WatermarkBoostFactor { get; internal set; } = 15000;

    /// <summary>vm.lowmem_reserve_ratio, one a zone from the lowest up; 0 is none.</summary>
    public ImmutableArray<int> LowmemReserveRatio { get; internal set; } = [256, 256, 32, 0, 0];

    /// <summary>vm.percpu_pagelist_high_fraction: a zone's share that the per-CPU lists may hold together; 0 lets the kernel choose.</summary>
    public int PercpuPagelistHighFraction { get; internal set; }

    /// <summary>vm.swappiness, 0 to 200: the cost of reading files again against that of swapping.</summary>
    public int Swappiness { get; internal set; } = 60;

    /// <summary>vm.page-cluster: swap is read ahead in 2^n pages.</summary>
    public int PageCluster { get; internal set; } = 3;

    /// <summary>vm.dirty_ratio, per cent of dirtyable memory at which writers have to write back themselves.</summary>
    public int DirtyRatio { get; internal set; } = 20;

    /// <summary>vm.dirty_background_ratio, per cent at which the flusher begins.</summary>
    public int DirtyBackgroundRatio { get; internal set; } = 10;

    /// <summary>vm.oom_kill_allocating_task: whether the OOM killer takes who asked last instead of looking for the worst.</summary>
    public bool OomKillAllocatingTask { get; internal set; }

    /// <summary>vm.extfrag_threshold: a fragmentation index up to it makes compaction pointless.</summary>
    public int ExtfragThreshold { get; internal set; } = 500;

    /// <summary>sysctl_lowmem_reserve_ratio as compiled in: DMA, DMA32, Normal, Movable, Device, or DMA, Normal, HighMem, Movable.</summary>
    internal static ImmutableArray<int> DefaultLowmemReserveRatio(bool is64Bit) => is64Bit ? [256, 256, 32, 0, 0] : [256, 32, 0, 0];

    /// <summary>The same settings for a clone of the machine.</summary>
    public VmSysctl Clone() => (VmSysctl)MemberwiseClone();
}
