using System.Collections.Immutable;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;

namespace MemDsl.Scripting.Library;

/// <summary>The keys of a machine block, and what each sets.</summary>
internal static class MachineKeyRows
{
    private const ulong MostKbytes = ulong.MaxValue >> 10;

    private static readonly MachineOptions Default = MachineOptions.Default;

    /// <summary>In the order of the reference; a key's ordinal is its index.</summary>
    public static readonly IReadOnlyList<MachineKeyRow> Rows =
    [
        Int("ram", "256M", "Bytes of RAM.", static (o, v) => o with { Ram = v }),
        Int("swap", "0", "Bytes of the swap device /dev/vda, in use from boot on.", static (o, v) => o with { Swap = v }),
        Word("boot", "recorded", ["recorded", "bare"],
            "What firmware and kernel take of the RAM: as on recorded machines, or the first MiB only.",
            static (o, word) => o with { Boot = word == "bare" ? BootKind.Bare : BootKind.Recorded }),
        Int("cma", "0", "Bytes of an area that only movable pages live in until it is claimed, in whole pageblocks; 0 for none.",
            static (o, v) => o with { Cma = v }),
        new(new("like", MachineKeyKind.String, "none", "A capture, JSON, whose machine this one is like; its path is relative to the script."), static (o, _) => o, ulong.MaxValue),
        new(new("e820", MachineKeyKind.String, "that of a PC with so much RAM", "The firmware's memory map, as the kernel prints it at boot: lines BIOS-e820: [mem 0x…-0x…] usable."),
            static (o, value) => WithMap(o, FirmwareMap.Parse(Lines(value), out var _)!), ulong.MaxValue)
        {
            Problem = static value => FirmwareMap.Parse(Lines(value), out var bad) is null ? $"has the line '{bad}', which is not of the form [mem 0x…-0x…] usable" : null,
        },
        new(new("reserved", MachineKeyKind.String, "as on recorded machines", "What the kernel takes at boot, as /proc/iomem: lines 01000000-01ffffff : name, with (freed) behind what it gives back."),
            static (o, value) => o with { Reservations = BootReservation.Parse(Lines(value), out var _) }, ulong.MaxValue)
        {
            Problem = static value => BootReservation.Parse(Lines(value), out var bad) is null ? $"has the line '{bad}', which is not of the form 01000000-01ffffff : name" : null,
        },
        Int("kernelcore", "0", "Bytes that do not go into zone Movable; 0 for no such zone.", static (o, v) => o with { KernelCore = v }),
        Int("cpus", Default.Cpus, "Processors.", static (o, v) => o with { Cpus = (int)v }, most: 64),
        Word("layout", "topdown", ["topdown", "legacy"], "The direction in which mmap looks for room.",
            static (o, word) => o with { Layout = word == "legacy" ? MmapLayout.Legacy : MmapLayout.TopDown }),
        new(new("aslr", MachineKeyKind.Switch, "off", "Whether exec randomises addresses, drawn from the seed."),
            static (o, value) => o with { Aslr = value.Word != 0 }, ulong.MaxValue),
        Int("seed", Default.Seed, "The start of the machine's random generator.", static (o, v) => o with { Seed = v }),
        Word("paging", "levels4", ["levels4", "levels5", "levels2", "pae"], "The page tables: levels4, levels5 on x86_64; levels2, pae on x86_32.",
            static (o, word) => o with { Paging = word }),
        new(new("kernel", MachineKeyKind.String, $"\"{Default.KernelVersion}\"", "The kernel whose rules hold."),
            static (o, value) => o with { KernelVersion = (string)value.Reference! }, ulong.MaxValue),
        Int("vm.overcommit_memory", (ulong)Default.OvercommitMemory, "0 heuristic, 1 always, 2 never.", static (o, v) => o with { OvercommitMemory = (int)v }, 2),
        Int("vm.overcommit_ratio", (ulong)Default.OvercommitRatio, "Percent of RAM that mode 2 may commit.",
            static (o, v) => o with { OvercommitRatio = (int)v }, int.MaxValue),
        Int("vm.overcommit_kbytes", 0, "kB that mode 2 may commit; 0 lets the ratio count.",
            static (o, v) => o with { OvercommitKbytes = v << 10 }, MostKbytes),
        Int("committed", 0, "Bytes that were promised to programs which the script does not show.", static (o, v) => o with { CommittedElsewhere = v }, 1UL << 46),
        Int("vm.min_free_kbytes", "4·sqrt(low memory)", "kB kept free for the kernel; the watermarks follow.",
            static (o, v) => o with { MinFree = v << 10 }, MostKbytes),
        new(new("vm.lowmem_reserve_ratio", MachineKeyKind.String, "\"256 256 32 0 0\"", "What a zone keeps from requests that could use higher ones: 1/n of those, from the lowest zone up."),
            static (o, value) => o with { LowmemReserveRatio = Ratios((string)value.Reference!) }, ulong.MaxValue),
        Int("vm.watermark_scale_factor", Default.WatermarkScaleFactor, "The least distance of watermarks, in 1/10000 of the zone.",
            static (o, v) => o with { WatermarkScaleFactor = (int)v }, int.MaxValue),
        Int("vm.watermark_boost_factor", Default.WatermarkBoostFactor, "How far a fallback raises the watermarks, in 1/10000 of the high one.",
            static (o, v) => o with { WatermarkBoostFactor = (int)v }, int.MaxValue),
        Int("vm.percpu_pagelist_high_fraction", 0, "The zone's part that per-CPU lists may hold together; 0 lets the kernel choose.",
            static (o, v) => o with { PercpuPagelistHighFraction = (int)v }, int.MaxValue),
        Int("vm.swappiness", Default.Swappiness, "What swapping costs against reading files again, 0 to 200.",
            static (o, v) => o with { Swappiness = (int)v }, int.MaxValue),
        Int("vm.page_cluster", Default.PageCluster, "Swap is read ahead in 2^n pages.", static (o, v) => o with { PageCluster = (int)v }, int.MaxValue),
        Int("vm.dirty_ratio", Default.DirtyRatio, "Percent of dirty memory at which writers write back.",
            static (o, v) => o with { DirtyRatio = (int)v }, int.MaxValue),
        Int("vm.dirty_background_ratio", Default.DirtyBackgroundRatio, "Percent of dirty memory at which the flusher begins.",
            static (o, v) => o with { DirtyBackgroundRatio = (int)v }, int.MaxValue),
        Int("vm.extfrag_threshold", Default.ExtfragThreshold, "The fragmentation index up to which compaction is no use.",
            static (o, v) => o with { ExtfragThreshold = (int)v }, int.MaxValue),
        new(new("vm.oom_kill_allocating_task", MachineKeyKind.Switch, "off", "Whether the OOM killer takes who asked last."),
            static (o, value) => o with { OomKillAllocatingTask = value.Word != 0 }, ulong.MaxValue),
        Int("vm.max_map_count", (ulong)Default.MaxMapCount, "Areas that a process may have.", static (o, v) => o with { MaxMapCount = (int)v }, int.MaxValue),
        Int("vm.mmap_min_addr", Default.MmapMinAddr, "The lowest address that MAP_FIXED may use.", static (o, v) => o with { MmapMinAddr = v }),
        Int("vm.mmap_rnd_bits", (ulong)Default.MmapRndBits, "Random bits of mmap_base with ASLR.", static (o, v) => o with { MmapRndBits = (int)v }, 32),
        Int("vm.mmap_rnd_compat_bits", (ulong)Default.MmapRndCompatBits, "The same for 32-bit programs.",
            static (o, v) => o with { MmapRndCompatBits = (int)v }, 16),
        Int("vm.admin_reserve", "a 32nd of free memory, at most 8M", "Bytes that mode 2 keeps for the administrator.", static (o, v) => o with { AdminReserve = v }),
        Int("vm.user_reserve", "a 32nd of free memory, at most 128M", "Bytes that mode 2 keeps for the user.", static (o, v) => o with { UserReserve = v }),
        Int("vm.admin_reserve_kbytes", "as vm.admin_reserve", "The same in kB.", static (o, v) => o with { AdminReserve = v << 10 }, MostKbytes),
        Int("vm.user_reserve_kbytes", "as vm.user_reserve", "The same in kB.", static (o, v) => o with { UserReserve = v << 10 }, MostKbytes),
        Int("kernel.randomize_va_space", (ulong)Default.RandomizeVaSpace, "What ASLR moves: 1 all but the heap, 2 the heap too.",
            static (o, v) => o with { RandomizeVaSpace = (int)v }, 2),
        Int("stack_guard_gap", (ulong)Default.StackGuardGap, "Pages kept free below a growing area.", static (o, v) => o with { StackGuardGap = (int)v }, 1 << 20),
        Int("fault_around_bytes", (ulong)Default.FaultAroundBytes, "What a fault on a file maps around itself.",
            static (o, v) => o with { FaultAroundBytes = (int)v }, 2 << 20),
        Int("read_ahead_bytes", Default.ReadAheadBytes, "What a fault that misses the page cache reads around itself.",
            static (o, v) => o with { ReadAheadBytes = v }, 1 << 30),
        Word("transparent_hugepage", "madvise, and never below 512M of RAM", ["never", "madvise", "always"],
            "Which areas get huge pages: none, those with MADV_HUGEPAGE, all.",
            static (o, word) => o with { TransparentHugepage = Enum.Parse<TransparentHugepage>(word, ignoreCase: true) }),
        Int("khugepaged.max_ptes_none", (ulong)Default.Khugepaged.MaxPtesNone, "Empty pages that khugepaged may fill to make a huge page.",
            static (o, v) => o with { Khugepaged = o.Khugepaged with { MaxPtesNone = (int)v } }, 511),
        Int("khugepaged.max_ptes_swap", (ulong)Default.Khugepaged.MaxPtesSwap, "Swapped pages that it may bring back.",
            static (o, v) => o with { Khugepaged = o.Khugepaged with { MaxPtesSwap = (int)v } }, 511),
        Int("khugepaged.max_ptes_shared", (ulong)Default.Khugepaged.MaxPtesShared, "Pages that others map too and that it may copy.",
            static (o, v) => o with { Khugepaged = o.Khugepaged with { MaxPtesShared = (int)v } }, 511),
        Int("khugepaged.pages_to_scan", (ulong)Default.Khugepaged.PagesToScan, "Pages that it looks at each tick.",
            static (o, v) => o with { Khugepaged = o.Khugepaged with { PagesToScan = (int)v } }, int.MaxValue),
    ];

    /// <summary>Numbers with spaces between, as the sysctl shows them; what is no number is −1, which the options refuse.</summary>
    private static ImmutableArray<int> Ratios(string text) =>
    [
        .. text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : -1),
    ];

    private static string[] Lines(ConstantValue value) => ((string)value.Reference!).Split('\n');

    /// <summary>The map says how much RAM there is.</summary>
    private static MachineOptions WithMap(MachineOptions options, FirmwareMap map) =>
        options with { Firmware = map, Ram = (map.UsableBytes + 0xf_ffff) & ~0xf_fffful };

    public static void AddTo(RowTable table)
    {
        foreach (var row in Rows) table.Builder.Add(row.Key);
    }

    private static MachineKeyRow Int(string name, ulong otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        Int(name, otherwise.ToString(System.Globalization.CultureInfo.InvariantCulture), doc, set, most);

    private static MachineKeyRow Int(string name, int otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        Int(name, (ulong)otherwise, doc, set, most);

    private static MachineKeyRow Int(string name, string otherwise, string doc, Func<MachineOptions, ulong, MachineOptions> set, ulong most = ulong.MaxValue) =>
        new(new(name, MachineKeyKind.Int, otherwise, doc), (o, value) => set(o, (ulong)value.Word), most);

    private static MachineKeyRow Word(string name, string otherwise, ImmutableArray<string> words, string doc, Func<MachineOptions, string, MachineOptions> set) =>
        new(new(name, MachineKeyKind.Word, otherwise, doc) { Words = words }, (o, value) => set(o, (string)value.Reference!), ulong.MaxValue);
}

/// <summary>A key and what it does to the options.</summary>
/// <param name="Key">What the compiler sees.</param>
/// <param name="Set">The options with the key's value.</param>
/// <param name="Most">The largest int that can be put into the option at all; the options themselves check the rest.</param>
internal sealed record MachineKeyRow(LibraryMachineKey Key, Func<MachineOptions, ConstantValue, MachineOptions> Set, ulong Most)
{
    /// <summary>What is wrong with a value, in words that follow the key's name; null for nothing.</summary>
    public Func<ConstantValue, string?>? Problem { get; init; }
}
