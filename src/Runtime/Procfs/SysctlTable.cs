using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Procfs;

/// <summary>A setting under <c>/proc/sys/vm</c>.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Read">Its text.</param>
/// <param name="Write">Puts numbers into it that are within its bounds.</param>
/// <param name="Least">The least that may be written.</param>
/// <param name="Most">The most that may be written.</param>
public sealed record SysctlRow(string Name, Func<Kernel, string> Read, Action<Kernel, ImmutableArray<ulong>> Write, ulong Least, ulong Most)
{
    /// <summary>How many numbers it has.</summary>
    public int Numbers { get; init; } = 1;
}

/// <summary>The settings that a running machine obeys (<c>mm/page_alloc.c</c>, <c>mm/util.c</c>, <c>mm/vmscan.c</c> tables of struct ctl_table).</summary>
public static class SysctlTable
{
    private const ulong MostInt = int.MaxValue;

    /// <summary>In the order of their names.</summary>
    public static ImmutableArray<SysctlRow> Rows { get; } =
    [
        Number("admin_reserve_kbytes", static k => k.Vm.Settings.AdminReserveKbytes, static (k, n) => k.Vm.Settings = k.Vm.Settings with { AdminReserveKbytes = n }, 0, ulong.MaxValue),
        Number("dirty_background_ratio", static k => (ulong)k.Sysctl.DirtyBackgroundRatio, static (k, n) => k.Sysctl.DirtyBackgroundRatio = (int)n, 0, 100),
        Number("dirty_ratio", static k => (ulong)k.Sysctl.DirtyRatio, static (k, n) => k.Sysctl.DirtyRatio = (int)n, 0, 100),
        Number("extfrag_threshold", static k => (ulong)k.Sysctl.ExtfragThreshold, static (k, n) => k.Sysctl.ExtfragThreshold = (int)n, 0, 1000),
        new(
            "lowmem_reserve_ratio",
            static k => string.Join('\t', k.Buddy.Numbers.ReadLowmemReserveRatio()),
            static (k, numbers) => k.Buddy.Numbers.SetLowmemReserveRatio([.. numbers.Select(n => (int)n)]),
            0,
            MostInt)
        {
            Numbers = 5,
        },
        Number("max_map_count", static k => (ulong)k.Vm.Settings.MaxMapCount, static (k, n) => k.Vm.Settings = k.Vm.Settings with { MaxMapCount = (int)n }, 0, MostInt),
        Number("min_free_kbytes", static k => k.Sysctl.MinFreeKbytes, static (k, n) => k.Buddy.Numbers.SetMinFreeKbytes(n), 0, MostInt),
        Number("mmap_min_addr", static k => k.Vm.Settings.MmapMinAddr, static (k, n) => k.Vm.Settings = k.Vm.Settings with { MmapMinAddr = n }, 0, ulong.MaxValue),
        Number("oom_kill_allocating_task", static k => k.Sysctl.OomKillAllocatingTask ? 1UL : 0, static (k, n) => k.Sysctl.OomKillAllocatingTask = n != 0, 0, MostInt),

        // Writing one of the two sets the other to 0 (overcommit_kbytes_handler, overcommit_ratio_handler).
        Number("overcommit_kbytes", static k => k.Vm.Settings.OvercommitKbytes,
            static (k, n) => k.Vm.Settings = k.Vm.Settings with { OvercommitKbytes = n, OvercommitRatio = 0 }, 0, ulong.MaxValue),
        Number("overcommit_memory", static k => (ulong)k.Vm.Settings.OvercommitMemory, static (k, n) => k.Vm.Settings = k.Vm.Settings with { OvercommitMemory = (int)n }, 0, 2),
        Number("overcommit_ratio", static k => (ulong)k.Vm.Settings.OvercommitRatio,
            static (k, n) => k.Vm.Settings = k.Vm.Settings with { OvercommitRatio = (int)n, OvercommitKbytes = 0 }, 0, MostInt),
        Number("page-cluster", static k => (ulong)k.Sysctl.PageCluster, static (k, n) => k.Sysctl.PageCluster = (int)n, 0, 31),
        Number("percpu_pagelist_high_fraction", static k => (ulong)k.Sysctl.PercpuPagelistHighFraction,
            static (k, n) => k.Buddy.Numbers.SetPercpuPagelistHighFraction((int)n), 0, MostInt),
        Number("swappiness", static k => (ulong)k.Sysctl.Swappiness, static (k, n) => k.Sysctl.Swappiness = (int)n, 0, 200),
        Number("user_reserve_kbytes", static k => k.Vm.Settings.UserReserveKbytes, static (k, n) => k.Vm.Settings = k.Vm.Settings with { UserReserveKbytes = n }, 0, ulong.MaxValue),
        Number("watermark_boost_factor", static k => (ulong)k.Sysctl.WatermarkBoostFactor, static (k, n) => k.Sysctl.WatermarkBoostFactor = (int)n, 0, MostInt),
        Number("watermark_scale_factor", static k => (ulong)k.Sysctl.WatermarkScaleFactor, static (k, n) => k.Buddy.Numbers.SetWatermarkScaleFactor((int)n), 1, 3000),
    ];

    /// <summary>The setting of a name; <c>page_cluster</c> is <c>page-cluster</c> too. Null for none.</summary>
    public static SysctlRow? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var row in Rows)
        {
            if (row.Name == name || row.Name.Replace('-', '_') == name) return row;
        }

        return null;
    }

    /// <summary>write(2) of a text to the file of a setting: numbers with spaces between.</summary>
    public static SyscallResult Write(Kernel kernel, SysctlRow row, string text)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words.Length > row.Numbers) return SysctlRules.NoNumber.Fail((ulong)words.Length, (ulong)row.Numbers);
        var numbers = ImmutableArray.CreateBuilder<ulong>(words.Length);
        foreach (var word in words)
        {
            if (!ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return SysctlRules.NoNumber.Fail((ulong)words.Length, (ulong)row.Numbers);
            if (number < row.Least || number > row.Most) return SysctlRules.OutOfBounds.Fail(row.Least, row.Most);
            numbers.Add(number);
        }

        if (row.Name == "percpu_pagelist_high_fraction" && numbers[0] is > 0 and < 8) return SysctlRules.FractionTooSmall.Fail(numbers[0]);
        row.Write(kernel, numbers.DrainToImmutable());
        return SyscallResult.Success;
    }

    private static SysctlRow Number(string name, Func<Kernel, ulong> read, Action<Kernel, ulong> write, ulong least, ulong most) =>
        new(name, kernel => read(kernel).ToString(CultureInfo.InvariantCulture), (kernel, numbers) => write(kernel, numbers[0]), least, most);
}
