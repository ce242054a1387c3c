using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <content>Looking at a handful of pages of one list (<c>mm/vmscan.c</c> shrink_inactive_list, shrink_active_list).</content>
internal sealed partial class NodeReclaim
{
    private readonly List<PageFrameNumber> _isolated = [];
    private readonly List<PageFrameNumber> _passedOver = [];

    /// <summary>shrink_inactive_list: takes pages off the tail, frees what can be freed, and puts the rest back at the head of the list it now belongs to.</summary>
    private ulong ShrinkInactive(ulong count, LruList list, ScanControl scan)
    {
        int kind = list == LruList.InactiveFile ? KindFile : KindAnon;
        ulong scanned = Isolate(count, list, scan);
        var stat = _kernel.VmStat;
        stat.Count(scan.IsKswapd ? VmEvent.PgScanKswapd : VmEvent.PgScanDirect, (long)scanned);
        stat.Count(VmEvent.PgScanAnon + kind, (long)scanned);
        if (_isolated.Count == 0) return 0;
        ulong taken = (ulong)_isolated.Count;
        var outcome = _shrinker.Shrink(_isolated, scan, ignoreReferences: false);
        PutBack();
        stat.Count(scan.IsKswapd ? VmEvent.PgStealKswapd : VmEvent.PgStealDirect, (long)outcome.Freed);
        stat.Count(VmEvent.PgStealAnon + kind, (long)outcome.Freed);
        NoteCost(kind == KindFile, outcome.Written, scanned - Math.Min(scanned, outcome.Freed));

        // All that was found is dirty: nobody but the flusher can help.
        if (outcome.UnqueuedDirty == taken) _kernel.Writeback.WakeFlusher();
        return outcome.Freed;
    }

    /// <summary>
    /// shrink_active_list: pages go from the tail of an active list to the head of the inactive one, used or not; only programs' code that was used
    /// stays. That they were active is remembered.
    /// </summary>
    private void ShrinkActive(ulong count, LruList list, ScanControl scan)
    {
        _kernel.VmStat.Count(VmEvent.PgRefill, (long)Isolate(count, list, scan));
        bool isFile = list == LruList.ActiveFile;
        ulong rotated = 0;
        ulong deactivated = 0;
        foreach (var pfn in _isolated)
        {
            ref var frame = ref _kernel.Memory.Frame(pfn);
            if ((frame.Flags & FrameFlags.Mlocked) != 0) continue;
            var found = _shrinker.References.Look(pfn);
            if (found.Entries > 0 && (found.Flags & VmFlags.Exec) != 0 && isFile)
            {
                rotated++;
                continue;
            }

            frame.Flags = (frame.Flags & ~FrameFlags.Active) | FrameFlags.Workingset;
            deactivated++;
        }

        PutBack();
        _kernel.VmStat.Count(VmEvent.PgDeactivate, (long)deactivated);
        if (rotated != 0) NoteCost(isFile, 0, rotated);
    }

    /// <summary>
    /// isolate_lru_folios: takes pages off the tail and holds them; pages of zones above the wanted ones go to the head instead. The pages looked
    /// at.
    /// </summary>
    private ulong Isolate(ulong count, LruList list, ScanControl scan)
    {
        _isolated.Clear();
        _passedOver.Clear();
        ulong looked = 0;
        ulong scanned = 0;
        var lru = _kernel.Lru;
        for (var pfn = lru.Tail(list); scanned < count && !pfn.IsNone; pfn = lru.Tail(list))
        {
            lru.Remove(pfn);
            ref var frame = ref _kernel.Memory.Frame(pfn);
            ulong pages = 1UL << frame.Order;
            looked += pages;
            if (lru.ZoneOf(pfn.Value) > scan.HighestZone)
            {
                _passedOver.Add(pfn);
                _kernel.VmStat.Count(VmEvent.PgSkipDma, _kernel.Buddy.Zones[lru.ZoneOf(pfn.Value)].Kind, (long)pages);
                continue;
            }

            scanned += pages;
            frame.RefCount++;
            _isolated.Add(pfn);
        }

        foreach (var pfn in _passedOver) lru.Add(pfn);
        _kernel.Work.Add((int)(looked >> 2) + 1);
        return looked;
    }

    /// <summary>move_folios_to_lru: what was taken and not freed goes back, to the head of the list that its flags say.</summary>
    private void PutBack()
    {
        foreach (var pfn in _isolated)
        {
            if ((_kernel.Memory.Peek(pfn).Flags & FrameFlags.Active) != 0) _kernel.Workingset.Grow(1UL << _kernel.Memory.Peek(pfn).Order);
            _shrinker.PutBack(pfn);
        }

        _isolated.Clear();
    }
}
