namespace MemDsl.Runtime.UserSpace;

/// <summary>The sysctls and boot options that user memory obeys. Linux's names and defaults.</summary>
public sealed record VmSettings
{
    public static readonly VmSettings Default = new();

    /// <summary>vm.max_map_count: areas an address space may have.</summary>
    public int MaxMapCount { get; init; } = 65530;

    /// <summary>vm.mmap_min_addr, bytes: below it only CAP_SYS_RAWIO may map.</summary>
    public ulong MmapMinAddr { get; init; } = 0x1000;

    /// <summary>CONFIG_LSM_MMAP_MIN_ADDR, bytes: searches and hints keep above the larger of the two.</summary>
    public ulong LsmMmapMinAddr { get; init; } = 0x1_0000;

    /// <summary>stack_guard_gap=, in pages.</summary>
    public ulong StackGuardGapPages { get; init; } = 256;

    /// <summary>vm.overcommit_memory: 0 guess, 1 always, 2 never.</summary>
    public int OvercommitMemory { get; init; }

    /// <summary>vm.overcommit_ratio, per cent of RAM in mode 2.</summary>
    public int OvercommitRatio { get; init; } = 50;

    /// <summary>vm.overcommit_kbytes; 0 means that the ratio counts.</summary>
    public ulong OvercommitKbytes { get; init; }

    /// <summary>vm.admin_reserve_kbytes; what only CAP_SYS_ADMIN may commit in mode 2.</summary>
    public ulong AdminReserveKbytes { get; init; } = 8192;

    /// <summary>vm.user_reserve_kbytes.</summary>
    public ulong UserReserveKbytes { get; init; } = 131072;

    /// <summary>Pages that were promised to programs which the machine does not show.</summary>
    public ulong CommittedElsewhere { get; init; }

    /// <summary>RAM that the overcommit rules count with, in pages.</summary>
    public ulong RamPages { get; init; } = 65536;

    /// <summary>CONFIG_TRANSPARENT_HUGEPAGE: large anonymous mappings are aligned to 2 MiB, MAP_STACK keeps huge pages away.</summary>
    public bool TransparentHugePages { get; init; } = true;

    /// <summary>mmap_min_addr as searches and hints see it.</summary>
    public ulong EffectiveMinAddr => Math.Max(MmapMinAddr, LsmMmapMinAddr);
}
