using System.Collections.Immutable;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime;

/// <summary>The limits of each machine option, with words for what lies outside them.</summary>
internal static class MachineOptionsCheck
{
    public static ImmutableArray<OptionProblem> Check(MachineOptions options)
    {
        var problems = ImmutableArray.CreateBuilder<OptionProblem>();
        void Require(bool holds, string key, string problem)
        {
            if (!holds) problems.Add(new OptionProblem(key, problem));
        }

        bool is64 = options.Architecture == Architecture.X86_64;
        Require(options.Ram % 4096 == 0, "ram", "must be a multiple of the page size, 4K");
        Require(options.Ram >= 2UL << 20, options.Firmware is null ? "ram" : "e820", options.Firmware is null ? "must be at least 2M" : "has less than 2M of usable memory");
        if (is64) Require(options.Ram <= 1UL << 42, "ram", "must be at most 4T");
        else if (options.EffectivePaging == "pae") Require(options.Ram <= 1UL << 36, "ram", "must be at most 64G with paging = pae");
        else Require(options.Ram <= 1UL << 32, "ram", "must be at most 4G on x86_32 without PAE");
        Require(options.Swap % 4096 == 0, "swap", "must be a multiple of the page size, 4K");
        Require(options.Swap is 0 or >= 10 * 4096, "swap", "must be at least 40K, ten pages, or mkswap refuses it");
        Require(
            options.Swap <= (options.EffectivePaging == "levels2" ? 1UL << 35 : 1UL << 44),
            "swap",
            options.EffectivePaging == "levels2"
                ? "must be at most 32G: a swap entry of 4 bytes has 23 bits for the slot, and Linux would leave the rest of the device unused"
                : "must be at most 16T: the header of a swap area counts its pages in 32 bits");
        Require(options.Cpus is >= 1 and <= 64, "cpus", "must be between 1 and 64");
        Require(
            is64 ? options.EffectivePaging is "levels4" or "levels5" : options.EffectivePaging is "levels2" or "pae",
            "paging",
            is64 ? "must be levels4 or levels5 on x86_64" : "must be levels2 or pae on x86_32");
        Require(
            KernelRules.Of(options.KernelVersion) is not null,
            "kernel",
            "must be \"6.18\", the rule set that is modelled, or \"6.1\" or \"6.12\", which change the numbers of zones only");
        Require(options.OvercommitMemory is >= 0 and <= 2, "vm.overcommit_memory", "must be 0, 1 or 2");
        Require(options.OvercommitRatio >= 0, "vm.overcommit_ratio", "must not be negative");
        Require(options.MinFree is null or (>= 0 and <= 1UL << 40), "vm.min_free_kbytes", "must be at most 1T");
        Require(
            options.LowmemReserveRatio is not { } ratios || (ratios.Length <= 5 && ratios.All(ratio => ratio >= 0)),
            "vm.lowmem_reserve_ratio",
            "must be up to 5 numbers with spaces between, as \"256 256 32 0 0\"");
        Require(options.WatermarkScaleFactor is >= 1 and <= 3000, "vm.watermark_scale_factor", "must be between 1 and 3000");
        Require(options.WatermarkBoostFactor >= 0, "vm.watermark_boost_factor", "must not be negative");
        Require(
            options.PercpuPagelistHighFraction is 0 or (>= 8 and <= 1 << 20), "vm.percpu_pagelist_high_fraction", "must be 0 or at least 8");
        Require(options.Swappiness is >= 0 and <= 200, "vm.swappiness", "must be between 0 and 200");
        Require(options.PageCluster is >= 0 and <= 31, "vm.page_cluster", "must be between 0 and 31");
        Require(options.DirtyRatio is >= 0 and <= 100, "vm.dirty_ratio", "must be between 0 and 100");
        Require(options.DirtyBackgroundRatio is >= 0 and <= 100, "vm.dirty_background_ratio", "must be between 0 and 100");
        Require(options.ExtfragThreshold is >= 0 and <= 1000, "vm.extfrag_threshold", "must be between 0 and 1000");
        Require(options.Cma % 4096 == 0, "cma", "must be a multiple of the page size, 4K");
        Require(
            options.Cma == 0 || problems.Count > 0 || !options.BootMemory().CmaArea.IsEmpty,
            "cma",
            "must fit into free RAM of one zone, in whole pageblocks");
        Require(options.MaxMapCount >= 0, "vm.max_map_count", "must not be negative");
        Require(options.StackGuardGap is >= 0 and <= 1 << 20, "stack_guard_gap", "must be between 0 and 1048576 pages");
        Require(options.RandomizeVaSpace is >= 0 and <= 2, "kernel.randomize_va_space", "must be 0, 1 or 2");
        Require(options.MmapRndBits is >= 28 and <= 32, "vm.mmap_rnd_bits", "must be between 28 and 32");
        Require(options.MmapRndCompatBits is >= 8 and <= 16, "vm.mmap_rnd_compat_bits", "must be between 8 and 16");
        Require(
            options.FaultAroundBytes is >= 4096 and <= 2 << 20 && int.IsPow2(options.FaultAroundBytes),
            "fault_around_bytes",
            "must be a power of two between 4K and 2M");
        Require(
            options.ReadAheadBytes <= 1UL << 30 && PageSize.IsAligned(options.ReadAheadBytes),
            "read_ahead_bytes",
            "must be a multiple of the page size, at most 1G");
        Require(
            options.EffectivePaging != "levels2" || options.TransparentHugepage is null or TransparentHugepage.Never,
            "transparent_hugepage",
            "must be never on x86_32 without PAE, whose kernel has no huge pages for user memory");
        Require(
            options.Firmware is not { } map || map.Entries.All(entry => !entry.IsUsable || entry.Last < 1UL << 42),
            "e820",
            "has usable memory above 4T");
        if (problems.Count == 0) CheckBoot(options, problems);
        return problems.ToImmutable();
    }

    /// <summary>Whether anything is left for programs, and zones have room.</summary>
    private static void CheckBoot(MachineOptions options, ImmutableArray<OptionProblem>.Builder problems)
    {
        const uint LeastPages = 128;
        var key = options.Firmware is null ? "ram" : "e820";
        var ram = BootMemory.RamOf(options.Map, options.Zones);
        var pages = BootZones.Present(ram, new FrameRange(0, uint.MaxValue));
        if (ram.Length < 1 || pages < 2 * LeastPages)
        {
            problems.Add(new OptionProblem(key, "leaves no megabyte of usable memory"));
            return;
        }

        var core = options.KernelCore >> PageSize.Shift;
        if (core >= pages)
        {
            problems.Add(new OptionProblem("kernelcore", $"must be less than the usable memory, {pages << 2}K: nothing would be left for zone Movable"));
            return;
        }

        var boot = options.BootMemory();
        var free = 0u;
        foreach (var (_, span) in boot.ZoneRanges)
            foreach (var range in boot.FreeRanges(span))
                free += range.Count;
        if (free >= LeastPages) return;
        problems.Add(options.Reservations is null
            ? new OptionProblem(key, $"is too small: the kernel takes all but {free << 2}K of it; boot = bare takes the first MiB only")
            : new OptionProblem("reserved", $"leaves {free << 2}K of memory; programs need at least {LeastPages << 2}K"));
    }
}
