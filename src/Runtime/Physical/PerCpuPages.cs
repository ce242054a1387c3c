using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// struct per_cpu_pages (<c>include/linux/mmzone.h</c>): free pages of one zone that one CPU keeps at hand, so that most requests need not go to the
/// buddy's lists. What is freed goes to the head and is given out next, while it is still in the processor's cache; what is freed back to the
/// buddy's lists leaves at the tail.
/// </summary>
internal sealed class PerCpuPages
{
    /// <summary>NR_PCP_LISTS: three types for each order from 0 to 3, and two for huge pages: those for others, and those for movable ones.</summary>
    public const int ListCount = (HighestLowOrder + 1) * TypeCount + 2;

    /// <summary>CONFIG_PCP_BATCH_SCALE_MAX: at most 2^5 batches are moved at once.</summary>
    public const int BatchScaleMax = 5;

    private const int HighestLowOrder = AllocRequest.CostlyOrder;
    private const int TypeCount = 3;

    public readonly PerCpuList[] Lists = new PerCpuList[ListCount];

    /// <summary>Pages on all lists.</summary>
    public int Count;

    /// <summary>The number of pages at which some go back; it tunes itself between the zone's two bounds.</summary>
    public int High;

    /// <summary>alloc_factor: how often the batch of the next refill is doubled.</summary>
    public int AllocFactor;

    /// <summary>free_count: pages freed in a row, halved by each allocation.</summary>
    public int FreeCount;

    /// <summary>PCPF_PREV_FREE_HIGH_ORDER: the last free was of an order from 1 to 3.</summary>
    public bool FreedHighOrder;

    /// <summary>pcp_allowed_order: which orders go through the lists.</summary>
    /// <param name="order">Of the request.</param>
    /// <param name="hugeOrder">The order of a transparent huge page; −1 where there are none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Serves(int order, int hugeOrder) => order <= HighestLowOrder || order == hugeOrder;

    /// <summary>order_to_pindex: which list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(Migratetype type, int order) =>
        order <= HighestLowOrder ? (TypeCount * order) + (int)type
        : ListCount - 2 + (type == Migratetype.Movable ? 1 : 0);

    /// <summary>pindex_to_order.</summary>
    public static int OrderOf(int index, int hugeOrder) => index < ListCount - 2 ? index / TypeCount : hugeOrder;

    /// <summary>The type that a list serves; Unmovable stands for Reclaimable too at the order of huge pages.</summary>
    public static Migratetype TypeOf(int index) => index < ListCount - 2 ? (Migratetype)(index % TypeCount) : (Migratetype)(index - (ListCount - 2));

    public PerCpuPages Clone()
    {
        var clone = new PerCpuPages { Count = Count, High = High, AllocFactor = AllocFactor, FreeCount = FreeCount, FreedHighOrder = FreedHighOrder };
        Lists.CopyTo(clone.Lists, 0);
        return clone;
    }

    /// <summary>nr_pcp_alloc: how many blocks a refill takes.</summary>
    public int BlocksToTake(Zone zone, int order)
    {
        int batch = (int)zone.PcpBatch, highMin = (int)zone.PcpHighMin, highMax = (int)zone.PcpHighMax;
        High = Clamp(High, highMin, highMax);
        var high = High;
        if (high < batch) return 1;
        var take = order == 0 ? batch << AllocFactor : batch;
        if (highMin != highMax && !zone.IsBelowHigh) high = High = Math.Min(high + take, highMax);
        if (order == 0)
        {
            var most = Math.Max(high - Count - batch, batch);
            if (take <= most && AllocFactor < BatchScaleMax) AllocFactor++;
            take = Math.Min(take, most);
        }

        return take > 1 ? Math.Max(take >> order, 2) : take;
    }

    /// <summary>nr_pcp_high: at how many pages some go back.</summary>
    public int Limit(Zone zone, bool freeHigh)
    {
        int batch = (int)zone.PcpBatch, highMin = (int)zone.PcpHighMin, highMax = (int)zone.PcpHighMax;
        var high = High = Clamp(High, highMin, highMax);
        if (high == 0) return 0;
        if (freeHigh)
        {
            High = Math.Max(high - (batch << BatchScaleMax), highMin);
            return 0;
        }

        if (zone.IsReclaimActive)
        {
            High = Math.Max(high - Math.Max(FreeCount, batch), highMin);
            return Math.Min(batch << 2, High);
        }

        if (highMin == highMax) return high;
        if (zone.IsBelowHigh)
        {
            High = Math.Max(high - Math.Max(FreeCount, batch), highMin);
            high = Math.Max(Count, highMin);
        }
        else if (Count >= high)
        {
            var needed = FreeCount + batch;
            if (High < needed) High = Clamp(needed, highMin, highMax);
        }

        return high;
    }

    /// <summary>nr_pcp_free: how many pages go back.</summary>
    public int PagesToFree(int batch, int high, bool freeHigh)
    {
        if (freeHigh) return Math.Min(Count, batch << BatchScaleMax);
        return high < batch ? 1 : Clamp(FreeCount, batch, high - batch);
    }

    /// <summary>As the kernel's clamp: the upper bound wins over the lower one.</summary>
    private static int Clamp(int value, int low, int high) => Math.Min(Math.Max(value, low), high);
}
