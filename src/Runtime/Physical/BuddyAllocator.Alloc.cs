using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>The fast path: which zone gives the pages.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// alloc_pages: takes a block, its head's record with one reference. False when neither the lists nor reclaim have one. The block reads as zeros.
    /// Reclaim may run inside, which changes page tables and frames: look up again what was looked up before.
    /// </summary>
    public bool TryAlloc(int order, GfpFlags gfp, out PageFrameNumber pfn)
    {
        var request = new AllocRequest(order, gfp, TypeOf(gfp), _highestZone[(int)gfp & 0xf]);
        var taken = TakePages(in request, FastFlags(in request));
        if (taken == 0) taken = TakePagesSlowly(in request);
        pfn = new PageFrameNumber(taken);
        return taken != 0;
    }

    /// <summary>
    /// The fast path leaves the low mark. Where a request for Normal could go to DMA32, that is better than mixing types in Normal
    /// (alloc_flags_nofragment).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private AllocFlags FastFlags(in AllocRequest request)
    {
        var flags = AllocFlags.WatermarkLow | ((AllocFlags)request.Gfp & AllocFlags.Kswapd) | CmaFlag(in request);
        return _hasDma32 && PreferredZone(request.Highest)?.Kind == ZoneKind.Normal ? flags | AllocFlags.NoFragment : flags;
    }

    /// <summary>gfp_zone: the index in <see cref="Zones"/> of the highest zone that a request may use.</summary>
    internal int HighestZoneOf(GfpFlags gfp) => _highestZone[(int)gfp & 0xf];

    /// <summary>gfp_to_alloc_flags_cma.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static AllocFlags CmaFlag(in AllocRequest request) => request.Type == Migratetype.Movable ? AllocFlags.Cma : AllocFlags.WatermarkMin;

    /// <summary>The first zone of the zonelist: the highest allowed one that has memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Zone? PreferredZone(int highest)
    {
        for (var i = highest; i >= 0; i--)
        {
            if (_zones[i].IsPopulated) return _zones[i];
        }

        return null;
    }

    /// <summary>get_page_from_freelist: the zones from the highest down, each as far as its mark allows; 0 when none gives a block.</summary>
    private uint TakePages(in AllocRequest request, AllocFlags flags)
    {
        while (true)
        {
            for (var i = request.Highest; i >= 0; i--)
            {
                var zone = _zones[i];
                if (!zone.IsPopulated || !MayTake(zone, in request, flags)) continue;
                var pfn = TakeFrom(zone, in request, flags);
                if (pfn == 0) continue;
                if ((flags & AllocFlags.HighAtomic) != 0) ReserveHighAtomic(zone, pfn, request.Order);
                return pfn;
            }

            if ((flags & AllocFlags.NoFragment) == 0) return 0;
            flags &= ~AllocFlags.NoFragment;
        }
    }

    /// <summary>Whether the zone stays above the mark. The look at high comes first, and only tells the CPUs' lists to shrink.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayTake(Zone zone, in AllocRequest request, AllocFlags flags)
    {
        if (!zone.IsBelowHigh)
        {
            if (zone.PassesFast(request.Order, zone.Watermark(AllocFlags.WatermarkHigh), request.Highest, flags)) return true;
            zone.IsBelowHigh = true;
        }

        return zone.PassesFast(request.Order, zone.Watermark(flags), request.Highest, flags) || (flags & AllocFlags.NoWatermarks) != 0;
    }

    /// <summary>rmqueue: from the CPU's lists, where they serve the order, else from the buddy's.</summary>
    private uint TakeFrom(Zone zone, in AllocRequest request, AllocFlags flags)
    {
        var pfn = PerCpuPages.Serves(request.Order, _hugeOrder) ? TakeFromPerCpu(zone, in request, flags) : 0;
        if (pfn == 0) pfn = TakeFromLists(zone, in request, flags);
        if (pfn == 0) return 0;
        VmStat.Count(VmEvent.PgAllocDma, zone.Kind, 1L << request.Order);
        zone.NumaHits++;
        if (zone.IsBoosted && (flags & AllocFlags.Kswapd) != 0)
        {
            zone.IsBoosted = false;
            Reclaimer?.WakeKswapd(0, GfpFlags.None, zone.Kind);
        }

        return pfn;
    }

    /// <summary>rmqueue_buddy: the order's own way; what must not fail may use the HIGHATOMIC blocks.</summary>
    private uint TakeFromLists(Zone zone, in AllocRequest request, AllocFlags flags)
    {
        var mode = QueueMode.Normal;
        if (!((flags & AllocFlags.HighAtomic) != 0 && TryTakeSmallest(zone, request.Order, Migratetype.HighAtomic, out var found))
            && !TryTake(zone, request.Order, request.Type, flags, ref mode, out found)
            && !((flags & (AllocFlags.Oom | AllocFlags.NonBlock)) != 0 && TryTakeSmallest(zone, request.Order, Migratetype.HighAtomic, out found)))
        {
            return 0;
        }

        var scope = _events.Begin(EventKind.PageAlloc, found.Pfn, (ulong)request.Order, (ulong)zone.Kind, (ulong)request.Gfp);
        Expand(zone, in found, request.Order);
        _events.End(scope);
        _memory.Frame(new PageFrameNumber(found.Pfn)) = Frame.GivenOut(request.Order);
        return found.Pfn;
    }
}
