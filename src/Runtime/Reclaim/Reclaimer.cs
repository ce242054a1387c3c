using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// What the page allocator asks when memory is short (<see cref="IPageReclaimer"/>), and the door for all others who want pages to go or to stay. Reclaim
/// runs inside the allocation that needs it; while it runs, it is never asked again.
/// </summary>
public sealed class Reclaimer : IPageReclaimer
{
    private readonly Kernel _kernel;
    private readonly Kswapd _kswapd;
    private (int Order, int HighestZone)? _waiting;

    internal Reclaimer(Kernel kernel)
        : this(kernel, new NodeReclaim(kernel))
    {
    }

    private Reclaimer(Kernel kernel, NodeReclaim node)
    {
        _kernel = kernel;
        Node = node;
        Locked = new LockedPages(kernel);
        _kswapd = new Kswapd(kernel, node);
    }

    /// <summary>PF_MEMALLOC.</summary>
    public bool IsReclaiming { get; private set; }

    /// <inheritdoc/>
    public bool IsOomVictim => _kernel.CurrentProcess is { IsOomVictim: true };

    /// <summary>kswapd_failures, of 16 after which it is no longer woken.</summary>
    public int KswapdFailures => Node.KswapdFailures;

    /// <summary>kswapd_failures ≥ MAX_RECLAIM_RETRIES: nobody but those who wait for memory tries any more.</summary>
    public bool IsHopeless => _kswapd.IsHopeless;

    /// <summary>anon_cost and file_cost: what each kind cost lately.</summary>
    public (ulong Anon, ulong File) Costs => (Node.AnonCost, Node.FileCost);

    internal NodeReclaim Node { get; }

    internal LockedPages Locked { get; }

    /// <summary>
    /// wakeup_kswapd: it runs at once for a request that may wait, and when the operation ends for one that may not (GFP_ATOMIC, GFP_NOWAIT).
    /// </summary>
    void IPageReclaimer.WakeKswapd(int order, GfpFlags gfp, ZoneKind highestZone)
    {
        int zone = IndexOf(highestZone);
        if (IsReclaiming || _kswapd.IsHopeless || (_kswapd.IsBalanced(order, zone) && !_kswapd.IsBoosted(zone))) return;
        if ((gfp & GfpFlags.DirectReclaim) != 0) RunKswapd(order, zone);
        else if (_waiting is not { } waiting || waiting.Order <= order) _waiting = (order, zone);
    }

    /// <summary>try_to_free_pages (<c>mm/vmscan.c</c>): priorities from 12 to 0, until 32 pages are free.</summary>
    ulong IPageReclaimer.TryToFreePages(int order, GfpFlags gfp)
    {
        if (IsReclaiming) return 0;
        IsReclaiming = true;
        int zone = _kernel.Buddy.HighestZoneOf(gfp);
        var scan = new ScanControl { Order = order, Gfp = gfp, HighestZone = zone };
        var scope = _kernel.Events.Begin(EventKind.Reclaim, (ulong)order, scan.Wanted, _kernel.Buddy.FreePages);
        ulong freed = FreePages(scan, _kernel.Buddy.Zones[zone].Kind);
        _kernel.Events.End(scope);
        _kernel.Events.Emit(EventKind.ReclaimEnd, scan.Scanned, freed, (ulong)Math.Max(scan.Priority, 0));
        IsReclaiming = false;
        return freed;
    }

    /// <inheritdoc/>
    public ulong ReclaimablePages(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var lru = _kernel.Lru;
        ulong pages = lru.Count(zone.Kind, LruList.InactiveFile) + lru.Count(zone.Kind, LruList.ActiveFile);
        return Node.CanSwap ? pages + lru.Count(zone.Kind, LruList.InactiveAnon) + lru.Count(zone.Kind, LruList.ActiveAnon) : pages;
    }

    /// <inheritdoc/>
    bool IPageReclaimer.OutOfMemory(int order, GfpFlags gfp) => _kernel.Oom.Invoke(order, gfp);

    /// <summary>
    /// folio_mark_accessed (<c>mm/swap.c</c>): a use through read(2), through the kernel, or noticed when a mapping goes. The first use marks the page, the
    /// second makes it active.
    /// </summary>
    public void MarkAccessed(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if (frame.Type != FrameType.InUse || (!frame.IsAnon && frame.Mapping == 0)) return;
        if ((frame.Flags & FrameFlags.Referenced) == 0)
        {
            frame.Flags |= FrameFlags.Referenced;
            return;
        }

        if ((frame.Flags & (FrameFlags.Unevictable | FrameFlags.Active)) != 0) return;
        _kernel.VmStat.Count(VmEvent.PgActivate, 1L << frame.Order);
        _kernel.Lru.Change(pfn, FrameFlags.Referenced, FrameFlags.Active);
        _kernel.Workingset.Grow(1UL << frame.Order);
    }

    /// <summary>
    /// folio_deactivate (<c>mm/swap.c</c> lru_deactivate, MADV_COLD): an active page goes to the head of its inactive list, unused.
    /// </summary>
    public void Deactivate(PageFrameNumber pfn)
    {
        ref readonly var frame = ref _kernel.Memory.Peek(pfn);
        if ((frame.Flags & FrameFlags.Lru) == 0 || (frame.Flags & FrameFlags.Unevictable) != 0 || (frame.Flags & FrameFlags.Active) == 0) return;
        _kernel.VmStat.Count(VmEvent.PgDeactivate, 1L << frame.Order);
        _kernel.Lru.Change(pfn, FrameFlags.Active | FrameFlags.Referenced, FrameFlags.None);
    }

    /// <summary>
    /// reclaim_pages (<c>mm/vmscan.c</c>, MADV_PAGEOUT): these pages go, used or not; those that cannot go back to their lists. The caller chose pages on LRU
    /// lists. The number that was freed; pages that were written stay in the swap cache.
    /// </summary>
    public ulong PageOut(IReadOnlyList<PageFrameNumber> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        bool wasReclaiming = IsReclaiming;
        IsReclaiming = true;
        var isolated = new List<PageFrameNumber>(pages.Count);
        foreach (var pfn in pages)
        {
            ref var frame = ref _kernel.Memory.Frame(pfn);
            if ((frame.Flags & FrameFlags.Lru) == 0 || (frame.Flags & FrameFlags.Unevictable) != 0) continue;
            _kernel.Lru.Remove(pfn);
            frame.Flags &= ~FrameFlags.Active;
            frame.RefCount++;
            isolated.Add(pfn);
        }

        var outcome = Node.Shrinker.Shrink(isolated, new ScanControl { HighestZone = _kernel.Buddy.Zones.Count - 1 }, ignoreReferences: true);
        foreach (var pfn in isolated) Node.Shrinker.PutBack(pfn);
        IsReclaiming = wasReclaiming;
        return outcome.Freed;
    }

    /// <summary>A point where the machine holds nothing: kswapd, woken by a request that could not wait, runs now.</summary>
    internal void RunWaiting()
    {
        if (_waiting is not { } waiting || IsReclaiming) return;
        _waiting = null;
        if (!_kswapd.IsBalanced(waiting.Order, waiting.HighestZone) || _kswapd.IsBoosted(waiting.HighestZone)) RunKswapd(waiting.Order, waiting.HighestZone);
    }

    /// <summary>Some time has passed: kswapd looks whether it has work, even a hopeless one.</summary>
    internal void Tick()
    {
        RunWaiting();
        int zone = _kernel.Buddy.Zones.Count - 1;
        if (!IsReclaiming && !IsAboveLow() && !_kswapd.IsBalanced(0, zone)) RunKswapd(0, zone);
    }

    internal Reclaimer CloneFor(Kernel kernel) => new(kernel, Node.CloneFor(kernel)) { _waiting = _waiting };

    private bool IsAboveLow()
    {
        foreach (var zone in _kernel.Buddy.Zones)
        {
            if (zone.IsPopulated && zone.FreePages < zone.WatermarkLow) return false;
        }

        return true;
    }

    private void RunKswapd(int order, int highestZone)
    {
        IsReclaiming = true;
        int pid = _kernel.Events.CurrentPid;
        _kernel.Events.CurrentPid = 0;
        _kswapd.Balance(order, highestZone);
        _kernel.Events.CurrentPid = pid;
        IsReclaiming = false;
    }

    /// <summary>do_try_to_free_pages.</summary>
    private ulong FreePages(ScanControl scan, ZoneKind zone)
    {
        while (true)
        {
            _kernel.VmStat.Count(VmEvent.AllocStallDma, zone);
            for (scan.Priority = ScanControl.DefaultPriority; scan.Priority >= 0; scan.Priority--)
            {
                Node.Shrink(scan);
                if (scan.Reclaimed >= scan.Wanted) break;
            }

            Node.SnapshotRefaults();
            if (scan.Reclaimed != 0 || !scan.SkippedDeactivate) return scan.Reclaimed;
            scan.ForceDeactivate = true;
            scan.SkippedDeactivate = false;
        }
    }

    private int IndexOf(ZoneKind highest)
    {
        var zones = _kernel.Buddy.Zones;
        int index = zones.Count - 1;
        while (index > 0 && zones[index].Kind > highest) index--;
        return index;
    }
}
