using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <content>
/// __alloc_pages_slowpath: what is done when the lists are at their low marks, in its order. kswapd is woken and the lists are tried down to min; large
/// and unmovable requests would be compacted for; then reclaim, the CPUs' lists, the HIGHATOMIC blocks; and in the end the OOM killer.
/// </content>
public sealed partial class BuddyAllocator
{
    /// <summary>MAX_RECLAIM_RETRIES: rounds without progress before reclaim is given up.</summary>
    private const int MaxReclaimRetries = 16;

    private uint TakePagesSlowly(in AllocRequest request)
    {
        var scope = _events.Begin(EventKind.AllocSlow, (ulong)request.Order, (ulong)request.Gfp);
        var pfn = TryHard(in request);
        if (pfn == 0 && IsNoFail(request.Gfp)) pfn = TakePages(in request, AllocFlags.MinReserve);
        if (pfn == 0) _events.Emit(EventKind.AllocFailed, (ulong)request.Order, (ulong)request.Gfp, rule: WhyFailed(request.Gfp));
        _events.End(scope);
        return pfn;
    }

    /// <summary>
    /// Requests that may not fail get half of what lies below min in the end. Where that is gone too, Linux tries again for ever; nothing would
    /// change on this machine while it does, so that the request fails.
    /// </summary>
    private static bool IsNoFail(GfpFlags gfp) =>
        (gfp & (GfpFlags.NoFail | GfpFlags.DirectReclaim)) == (GfpFlags.NoFail | GfpFlags.DirectReclaim);

    private static Rule WhyFailed(GfpFlags gfp) => IsNoFail(gfp) ? BuddyRules.NeverGivesUp : BuddyRules.OutOfMemory;

    private uint TryHard(in AllocRequest request)
    {
        var flags = SlowFlags(in request);
        WakeKswapd(in request);
        var pfn = TakePages(in request, flags);
        if (pfn != 0) return pfn;
        if (request.CanReclaim && (request.IsCostly || (request.Order > 0 && request.Type != Migratetype.Movable)) && ReserveFlags(in request) == 0)
        {
            SkipCompaction(in request);
            if (request.IsCostly && (request.Gfp & GfpFlags.NoRetry) != 0) return 0;
        }

        for (var fruitless = 0; ;)
        {
            WakeKswapd(in request);
            if (ReserveFlags(in request) is var rights and not 0)
                flags = rights | CmaFlag(in request) | (flags & AllocFlags.Kswapd);
            pfn = TakePages(in request, flags);
            if (pfn != 0 || !request.CanReclaim || Reclaimer is not { IsReclaiming: false }) return pfn;

            var reclaimed = Reclaimer.TryToFreePages(request.Order, request.Gfp);
            if (reclaimed > 0) pfn = TakeAfterReclaim(in request, flags);
            if (pfn != 0) return pfn;
            SkipCompaction(in request);
            if ((request.Gfp & GfpFlags.NoRetry) != 0) return 0;
            if (request.IsCostly && (request.Gfp & GfpFlags.RetryMayFail) == 0) return 0;
            if (IsWorthRetrying(in request, flags, reclaimed > 0, ref fruitless)) continue;

            pfn = TakeOrKill(in request, out var killed);
            if (pfn != 0 || !killed) return pfn;
            if (Reclaimer.IsOomVictim && ((flags & AllocFlags.Oom) != 0 || (request.Gfp & GfpFlags.NoMemAlloc) != 0)) return 0;
            fruitless = 0;
        }
    }

    /// <summary>gfp_to_alloc_flags: down to min, and below it as far as the request has rights.</summary>
    private static AllocFlags SlowFlags(in AllocRequest request)
    {
        var flags = AllocFlags.WatermarkMin | ((AllocFlags)request.Gfp & (AllocFlags.MinReserve | AllocFlags.Kswapd)) | CmaFlag(in request);
        if (request.CanReclaim || (request.Gfp & GfpFlags.NoMemAlloc) != 0) return flags;
        flags |= AllocFlags.NonBlock;
        return request.Order > 0 && (flags & AllocFlags.MinReserve) != 0 ? flags | AllocFlags.HighAtomic : flags;
    }

    /// <summary>__gfp_pfmemalloc_flags: reclaim's own requests ignore the marks, a victim's halve them; 0 for ordinary ones.</summary>
    private AllocFlags ReserveFlags(in AllocRequest request)
    {
        if ((request.Gfp & GfpFlags.NoMemAlloc) != 0) return 0;
        if ((request.Gfp & GfpFlags.MemAlloc) != 0 || Reclaimer is { IsReclaiming: true }) return AllocFlags.NoWatermarks;
        return Reclaimer is { IsOomVictim: true } ? AllocFlags.Oom : 0;
    }

    private void WakeKswapd(in AllocRequest request)
    {
        if ((request.Gfp & GfpFlags.KswapdReclaim) != 0) Reclaimer?.WakeKswapd(request.Order, request.Gfp, _zones[request.Highest].Kind);
    }

    /// <summary>__alloc_pages_direct_compact: the place of compaction, which this machine has not got: it is always skipped.</summary>
    private void SkipCompaction(in AllocRequest request)
    {
        if (request.Order > 0 && (request.Gfp & GfpFlags.Io) != 0)
            _events.Emit(EventKind.CompactSkipped, (ulong)request.Order, (ulong)request.Gfp);
    }

    /// <summary>
    /// The end of __alloc_pages_direct_reclaim: what reclaim freed may lie on the CPUs' lists, or be kept for urgent requests; both are opened once.
    /// </summary>
    private uint TakeAfterReclaim(in AllocRequest request, AllocFlags flags)
    {
        var pfn = TakePages(in request, flags);
        if (pfn != 0) return pfn;
        UnreserveHighAtomic(in request, force: false);
        DrainAll();
        return TakePages(in request, flags);
    }

    /// <summary>
    /// should_reclaim_retry: while some zone would be above min if all that can be reclaimed were. Large requests count every round as
    /// fruitless. Before giving up, the last HIGHATOMIC block is opened.
    /// </summary>
    private bool IsWorthRetrying(in AllocRequest request, AllocFlags flags, bool progress, ref int fruitless)
    {
        fruitless = progress && !request.IsCostly ? 0 : fruitless + 1;
        for (var i = request.Highest; i >= 0 && fruitless <= MaxReclaimRetries; i--)
        {
            var zone = _zones[i];
            if (!zone.IsPopulated) continue;
            var available = (long)(zone.FreePages + Reclaimer!.ReclaimablePages(zone));
            if (zone.Passes(request.Order, zone.Watermark(AllocFlags.WatermarkMin), request.Highest, flags, available)) return true;
        }

        return UnreserveHighAtomic(in request, force: true);
    }

    /// <summary>__alloc_pages_may_oom: a last look at the high mark; then a process is killed, if that can help such a request.</summary>
    private uint TakeOrKill(in AllocRequest request, out bool killed)
    {
        killed = false;
        var pfn = TakePages(in request, AllocFlags.WatermarkHigh);
        if (pfn != 0) return pfn;
        if (request.IsCostly || (request.Gfp & (GfpFlags.RetryMayFail | GfpFlags.ThisNode)) != 0 || _zones[request.Highest].Kind < ZoneKind.Normal) return 0;
        killed = Reclaimer!.OutOfMemory(request.Order, request.Gfp);
        return killed && (request.Gfp & GfpFlags.NoFail) != 0 ? TakePages(in request, AllocFlags.NoWatermarks) : 0;
    }
}
