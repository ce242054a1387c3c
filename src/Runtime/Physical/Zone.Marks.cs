using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Physical;

/// <content>Whether a zone may give pages: <c>mm/page_alloc.c</c> zone_watermark_fast and __zone_watermark_ok.</content>
public sealed partial class Zone
{
    private uint[] _reserve = [];

    /// <summary>ZONE_BELOW_HIGH: an allocation has found the zone below high; the CPUs' lists shrink until it is above again.</summary>
    internal bool IsBelowHigh { get; set; }

    /// <summary>ZONE_BOOSTED_WATERMARK: kswapd is to be woken for the boost.</summary>
    internal bool IsBoosted { get; set; }

    /// <summary>ZONE_RECLAIM_ACTIVE: reclaim works on the zone; the CPUs' lists are kept short.</summary>
    internal bool IsReclaimActive { get; set; }

    /// <summary>wmark_pages: a mark with the boost.</summary>
    internal uint Watermark(AllocFlags which) => WatermarkBoost + (which & AllocFlags.WatermarkMask) switch
    {
        AllocFlags.WatermarkMin => WatermarkMin,
        AllocFlags.WatermarkLow => WatermarkLow,
        _ => WatermarkHigh,
    };

    /// <summary>
    /// boost_watermark: raises all marks by a pageblock, up to 1.5 times high, until kswapd has worked it off. Not in small zones, which could
    /// not bear it.
    /// </summary>
    internal bool Boost(int factor, uint pageblock)
    {
        if (factor == 0 || pageblock * 4 > ManagedPages) return false;
        var most = (uint)((ulong)WatermarkHigh * (uint)factor / 10000);
        if (most == 0) return false;
        WatermarkBoost = Math.Min(WatermarkBoost + pageblock, Math.Max(pageblock, most));
        return true;
    }

    /// <summary>lowmem_reserve for a request by the index of its highest zone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Reserve(int highest) => (uint)highest < (uint)_reserve.Length ? _reserve[highest] : 0;

    /// <summary>zone_watermark_fast: an order-0 request is mostly settled by one comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool PassesFast(int order, uint mark, int highest, AllocFlags flags)
    {
        if (order == 0)
        {
            long usable = (long)FreePages - Unusable(0, flags);
            if (usable > (long)mark + Reserve(highest)) return true;
        }

        if (Passes(order, mark, highest, flags, FreePages)) return true;

        // A boost does not keep urgent requests for one page from the reserve below min.
        return order == 0 && WatermarkBoost != 0 && (flags & AllocFlags.MinReserve) != 0
            && (flags & AllocFlags.WatermarkMask) == AllocFlags.WatermarkMin
            && Passes(order, WatermarkMin, highest, flags, FreePages);
    }

    /// <summary>
    /// __zone_watermark_ok: more than the mark and the reserve for lower zones stays free, not counting what the request may not use; and for a
    /// request above order 0 there is a block to take.
    /// </summary>
    /// <param name="order">Of the request.</param>
    /// <param name="mark">The mark; the rights in <paramref name="flags"/> lower it.</param>
    /// <param name="highest">Index of the request's highest zone.</param>
    /// <param name="flags">The request's rights.</param>
    /// <param name="free">Pages to take as free: those that are, or would be after reclaim.</param>
    internal bool Passes(int order, uint mark, int highest, AllocFlags flags, long free)
    {
        long min = mark;
        free -= Unusable(order, flags);
        if ((flags & AllocFlags.Reserves) != 0)
        {
            if ((flags & AllocFlags.MinReserve) != 0)
            {
                min -= min / 2;
                if ((flags & AllocFlags.NonBlock) != 0) min -= min / 4;
            }

            if ((flags & AllocFlags.Oom) != 0) min -= min / 2;
        }

        if (free <= min + Reserve(highest)) return false;
        return order == 0 || HasBlockFor(order, flags);
    }

    private bool HasBlockFor(int order, AllocFlags flags)
    {
        if (SmallestOrder(order, Migratetype.Unmovable) <= BuddyAllocator.MaxOrder
            || SmallestOrder(order, Migratetype.Movable) <= BuddyAllocator.MaxOrder
            || SmallestOrder(order, Migratetype.Reclaimable) <= BuddyAllocator.MaxOrder)
        {
            return true;
        }

        return ((flags & AllocFlags.Cma) != 0 && SmallestOrder(order, Migratetype.Cma) <= BuddyAllocator.MaxOrder)
            || ((flags & (AllocFlags.HighAtomic | AllocFlags.Oom)) != 0 && SmallestOrder(order, Migratetype.HighAtomic) <= BuddyAllocator.MaxOrder);
    }

    /// <summary>__zone_watermark_unusable_free: free pages that are not for this request.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Unusable(int order, AllocFlags flags)
    {
        var unusable = (1u << order) - 1;
        if ((flags & AllocFlags.Reserves) == 0) unusable += FreeHighAtomic;
        if ((flags & AllocFlags.Cma) == 0) unusable += FreeCma;
        return unusable;
    }
}
