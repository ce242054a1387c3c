using System.Collections.Immutable;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// How the numbers of zones differ between the kernels that were recorded: a row a version. All other rules of the machine are those of 6.18,
/// whatever the row.
/// </summary>
/// <param name="Version">As <c>uname -r</c> begins.</param>
/// <param name="MovableIsLowMemory">
/// Whether zone Movable of a machine without HighMem shares in min_free_kbytes, and has no bounds of its own for its min watermark. So in
/// 6.1; later Movable is always treated as HighMem is (<c>mm/page_alloc.c</c> __setup_per_zone_wmarks).
/// </param>
/// <param name="PerCpuHighIsFixed">
/// Whether pcp->high is the low watermark's share and stays; since 6.7 it moves between high_min and high_max as the CPU allocates and frees
/// (<c>mm/page_alloc.c</c> zone_set_pageset_high_and_batch).
/// </param>
public sealed record KernelRules(string Version, bool MovableIsLowMemory, bool PerCpuHighIsFixed)
{
    /// <summary>The kernel that the machine models in all its rules.</summary>
    public static KernelRules V6_18 { get; } = new("6.18", MovableIsLowMemory: false, PerCpuHighIsFixed: false);

    public static KernelRules V6_12 { get; } = V6_18 with { Version = "6.12" };

    public static KernelRules V6_1 { get; } = new("6.1", MovableIsLowMemory: true, PerCpuHighIsFixed: true);

    /// <summary>From the oldest to the newest.</summary>
    public static ImmutableArray<KernelRules> All { get; } = [V6_1, V6_12, V6_18];

    /// <summary>The row of a version, as <c>6.12</c>; null for one that has none.</summary>
    public static KernelRules? Of(string version)
    {
        foreach (var rules in All)
            if (rules.Version == version)
                return rules;
        return null;
    }
}
