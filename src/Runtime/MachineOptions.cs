using System.Collections.Immutable;
using MemDsl.Runtime.Hardware;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime;

/// <summary>The processor family a machine has, and with it the size of its address spaces.</summary>
public enum Architecture
{
    /// <summary>64-bit mode; 32-bit programs run as compat tasks.</summary>
    X86_64,

    /// <summary>A native 32-bit kernel with the 3 GiB / 1 GiB split.</summary>
    X86_32,
}

/// <summary>What a machine's firmware and kernel take of its RAM before programs come.</summary>
public enum BootKind
{
    /// <summary>As on the recorded machines: the firmware its tables, the kernel its image, page descriptors, hash tables.</summary>
    Recorded,

    /// <summary>The first MiB, and nothing else: free lists as plain as can be.</summary>
    Bare,
}

/// <summary>The direction in which <c>mmap</c> looks for room (<c>arch/x86/mm/mmap.c</c>).</summary>
public enum MmapLayout
{
    /// <summary>From <c>mmap_base</c> under the stack downwards.</summary>
    TopDown,

    /// <summary>From a third of the address space upwards (sysctl <c>legacy_va_layout</c>).</summary>
    Legacy,
}

/// <summary>/sys/kernel/mm/transparent_hugepage/enabled: which areas get huge pages of themselves (<c>mm/huge_memory.c</c>).</summary>
public enum TransparentHugepage
{
    /// <summary>None; MADV_COLLAPSE still makes them.</summary>
    Never,

    /// <summary>Those with MADV_HUGEPAGE.</summary>
    Madvise,

    /// <summary>All but those with MADV_NOHUGEPAGE.</summary>
    Always,
}

/// <summary>What is wrong with one option: the key as a script writes it, and why its value cannot be.</summary>
public sealed record OptionProblem(string Key, string Problem);

/// <summary>Everything that is chosen before a machine exists. Immutable; the machine keeps it to its end.</summary>
public sealed record MachineOptions
{
    public static MachineOptions Default { get; } = new();

    public Architecture Architecture { get; init; } = Architecture.X86_64;

    /// <summary>Bytes of RAM, a multiple of the page size.</summary>
    public ulong Ram { get; init; } = 256UL << 20;

    /// <summary>Bytes of the swap device <c>/dev/vda</c>, which swapon takes into use at boot; 0 means that there is none. A multiple of the page size.</summary>
    public ulong Swap { get; init; }

    /// <summary>What is taken at boot where neither <see cref="Firmware"/> nor <see cref="Reservations"/> says it.</summary>
    public BootKind Boot { get; init; }

    /// <summary>The firmware's memory map; null is that of a PC with <see cref="Ram"/>.</summary>
    public FirmwareMap? Firmware { get; init; }

    /// <summary>What the kernel takes at boot; null is what a kernel like the recorded ones takes of that much memory.</summary>
    public ImmutableArray<BootReservation>? Reservations { get; init; }

    public int Cpus { get; init; } = 1;

    public MmapLayout Layout { get; init; } = MmapLayout.TopDown;

    /// <summary>Whether addresses are randomised at exec, drawn from <see cref="Seed"/>.</summary>
    public bool Aslr { get; init; }

    /// <summary>The start of the machine's only random generator.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The row of <c>PagingMode</c> by its name (<c>levels4</c>, <c>levels5</c>, <c>levels2</c>, <c>pae</c>); null means the architecture's usual one.</summary>
    public string? Paging { get; init; }

    /// <summary>The kernel whose rules hold.</summary>
    public string KernelVersion { get; init; } = "6.18";

    /// <summary>Pages of [vvar_vclock]: 2 since 6.13; kernels before have no such area.</summary>
    public int VvarClockPages { get; init; } = 2;

    /// <summary>sysctl <c>vm.overcommit_memory</c>: 0 heuristic, 1 always, 2 never.</summary>
    public int OvercommitMemory { get; init; }

    /// <summary>sysctl <c>vm.overcommit_ratio</c>, percent of RAM that mode 2 may commit.</summary>
    public int OvercommitRatio { get; init; } = 50;

    /// <summary>sysctl <c>vm.overcommit_kbytes</c>, in bytes: what mode 2 may commit; 0 means that the ratio counts.</summary>
    public ulong OvercommitKbytes { get; init; }

    /// <summary>Bytes that programs were promised which the machine does not show: a real one runs more than those that are looked at.</summary>
    public ulong CommittedElsewhere { get; init; }

    /// <summary>sysctl <c>vm.min_free_kbytes</c>, in bytes; null lets the kernel compute it.</summary>
    public ulong? MinFree { get; init; }

    /// <summary>sysctl <c>vm.watermark_scale_factor</c>, 1 to 3000.</summary>
    public int WatermarkScaleFactor { get; init; } = 10;

    /// <summary>sysctl <c>vm.watermark_boost_factor</c>.</summary>
    public int WatermarkBoostFactor { get; init; } = 15000;

    /// <summary>sysctl <c>vm.lowmem_reserve_ratio</c>, one a zone from the lowest up; null for Linux's own.</summary>
    public ImmutableArray<int>? LowmemReserveRatio { get; init; }

    /// <summary>sysctl <c>vm.percpu_pagelist_high_fraction</c>: 0, or at least 8.</summary>
    public int PercpuPagelistHighFraction { get; init; }

    /// <summary>sysctl <c>vm.swappiness</c>, 0 to 200.</summary>
    public int Swappiness { get; init; } = 60;

    /// <summary>sysctl <c>vm.page-cluster</c>: swap is read ahead in 2^n pages.</summary>
    public int PageCluster { get; init; } = 3;

    /// <summary>sysctl <c>vm.dirty_ratio</c>, per cent.</summary>
    public int DirtyRatio { get; init; } = 20;

    /// <summary>sysctl <c>vm.dirty_background_ratio</c>, per cent.</summary>
    public int DirtyBackgroundRatio { get; init; } = 10;

    /// <summary>sysctl <c>vm.oom_kill_allocating_task</c>.</summary>
    public bool OomKillAllocatingTask { get; init; }

    /// <summary>sysctl <c>vm.extfrag_threshold</c>, 0 to 1000.</summary>
    public int ExtfragThreshold { get; init; } = 500;

    /// <summary>Boot option <c>kernelcore=</c>, in bytes: what lies above goes into zone Movable; 0 means no such zone.</summary>
    public ulong KernelCore { get; init; }

    /// <summary>Boot option <c>cma=</c>, in bytes: an area of whole pageblocks that only movable pages live in until it is claimed; 0 means none.</summary>
    public ulong Cma { get; init; }

    /// <summary>sysctl <c>vm.admin_reserve_kbytes</c>, in bytes; null is what the kernel computes: a 32nd of what is free at boot, at most 8 MiB.</summary>
    public ulong? AdminReserve { get; init; }

    /// <summary>sysctl <c>vm.user_reserve_kbytes</c>, in bytes; null is what the kernel computes: a 32nd of what is free at boot, at most 128 MiB.</summary>
    public ulong? UserReserve { get; init; }

    /// <summary>sysctl <c>vm.max_map_count</c>.</summary>
    public int MaxMapCount { get; init; } = 65530;

    /// <summary>sysctl <c>vm.mmap_min_addr</c>: the lowest address <c>MAP_FIXED</c> may use without CAP_SYS_RAWIO.</summary>
    public ulong MmapMinAddr { get; init; } = 4096;

    /// <summary>The security module's own minimum (CONFIG_LSM_MMAP_MIN_ADDR): searches and hints start no lower.</summary>
    public ulong LsmMmapMinAddr { get; init; } = 65536;

    /// <summary>Boot option <c>stack_guard_gap</c>, in pages.</summary>
    public int StackGuardGap { get; init; } = 256;

    /// <summary>sysctl <c>kernel.randomize_va_space</c>; counts only where <see cref="Aslr"/> is on.</summary>
    public int RandomizeVaSpace { get; init; } = 2;

    /// <summary>sysctl <c>vm.mmap_rnd_bits</c> (28..32).</summary>
    public int MmapRndBits { get; init; } = 28;

    /// <summary>sysctl <c>vm.mmap_rnd_compat_bits</c> (8..16).</summary>
    public int MmapRndCompatBits { get; init; } = 8;

    /// <summary>Bytes that a fault on a file maps around itself if they are cached (debugfs <c>fault_around_bytes</c>).</summary>
    public int FaultAroundBytes { get; init; } = 65536;

    /// <summary>
    /// sysfs <c>queue/read_ahead_kb</c> of the disk, in bytes: what a fault that misses the page cache reads around itself, half of it before. A multiple
    /// of the page size; 0 reads the page alone.
    /// </summary>
    public ulong ReadAheadBytes { get; init; } = 128UL << 10;

    /// <summary>sysfs <c>transparent_hugepage/enabled</c>; null is what the kernel starts with: never below 512 MiB of RAM, else madvise.</summary>
    public TransparentHugepage? TransparentHugepage { get; init; }

    /// <summary>The settings of the daemon that makes huge pages of small ones.</summary>
    public HugeMemory.KhugepagedLimits Khugepaged { get; init; } = HugeMemory.KhugepagedLimits.Default;

    /// <summary>The sizes of each CPU's TLB.</summary>
    public TlbGeometry Tlb { get; init; } = TlbGeometry.Skylake;

    /// <summary>The paging mode's name after defaults: what <see cref="Paging"/> says, else the architecture's usual one.</summary>
    public string EffectivePaging => Paging ?? (Architecture == Architecture.X86_64 ? "levels4" : "levels2");

    /// <summary>The zones of the architecture.</summary>
    public ZoneLayout Zones => Architecture == Architecture.X86_64 ? ZoneLayout.X86_64
        : EffectivePaging == PagingMode.Pae.Name ? ZoneLayout.X86_32Pae
        : ZoneLayout.X86_32;

    /// <summary>The firmware's map after defaults.</summary>
    public FirmwareMap Map => Firmware ?? (Boot == BootKind.Bare ? FirmwareMap.ForBarePc(Ram) : FirmwareMap.ForPc(Ram));

    /// <summary>What the firmware reports and the kernel takes.</summary>
    public BootMemory BootMemory() => Physical.BootMemory.Of(
        Map,
        Reservations ?? (Boot == BootKind.Bare ? [BootReservations.LowMemory] : null),
        Zones,
        Cpus,
        (uint)(KernelCore >> PageSize.Shift),
        (uint)(Cma >> PageSize.Shift));

    /// <summary>Every option whose value cannot be, in the order of declaration; empty when a machine can be made.</summary>
    public ImmutableArray<OptionProblem> Check() => MachineOptionsCheck.Check(this);
}
