using System.Numerics;

namespace MemDsl.Runtime.Physical;

/// <summary>How much the per-CPU lists of a zone move at a time and hold (<c>mm/page_alloc.c</c> zone_set_pageset_high_and_batch), in pages.</summary>
/// <param name="Batch">pcp->batch.</param>
/// <param name="HighMin">pcp->high_min; where the bound does not move, the bound.</param>
/// <param name="HighMax">pcp->high_max.</param>
public readonly record struct PerCpuNumbers(uint Batch, uint HighMin, uint HighMax)
{
    /// <summary>MIN_PERCPU_PAGELIST_HIGH_FRACTION: an eighth of the zone is the most that the lists grow to.</summary>
    private const ulong LeastHighFraction = 8;

    /// <summary>The numbers of a zone.</summary>
    /// <param name="managed">managed_pages.</param>
    /// <param name="low">The low watermark.</param>
    /// <param name="cpus">CPUs that are online.</param>
    /// <param name="highFraction">vm.percpu_pagelist_high_fraction; 0 for none.</param>
    /// <param name="rules">Whose rules.</param>
    public static PerCpuNumbers Of(ulong managed, ulong low, int cpus, int highFraction, KernelRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var batch = BatchOf(managed);
        var highMin = HighOf(highFraction == 0 ? low : managed / (ulong)highFraction, cpus, batch);
        var highMax = highFraction == 0 && !rules.PerCpuHighIsFixed ? HighOf(managed / LeastHighFraction, cpus, batch) : highMin;
        return new PerCpuNumbers(batch, highMin, highMax);
    }

    /// <summary>zone_batchsize: about a thousandth of the zone, at most 1 MiB, a quarter of that, and one less than a power of two.</summary>
    private static uint BatchOf(ulong managed)
    {
        var batch = (uint)Math.Max(Math.Min(managed / 1024, 256) / 4, 1);
        return Math.Max((1u << BitOperations.Log2(batch + (batch / 2))) - 1, 1);
    }

    /// <summary>zone_highsize: the pages divided among the CPUs, and room for four batches.</summary>
    private static uint HighOf(ulong pages, int cpus, uint batch) => (uint)Math.Max(pages / (ulong)cpus, batch * 4);
}
