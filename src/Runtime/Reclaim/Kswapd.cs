using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// kswapd (<c>mm/vmscan.c</c>): frees memory ahead of those who will want it. Woken when a zone falls under its low mark, it works until one zone of the
/// request is at its high mark. Here it does all of that at the point where it is woken, before the allocation goes on: a processor that waits for
/// nothing else would run it there too.
/// </summary>
internal sealed class Kswapd
{
    /// <summary>MAX_RECLAIM_RETRIES: so many runs in vain, and only direct reclaim is left.</summary>
    public const int MostFailures = 16;

    private readonly Kernel _kernel;
    private readonly NodeReclaim _node;

    public Kswapd(Kernel kernel, NodeReclaim node)
    {
        _kernel = kernel;
        _node = node;
    }

    /// <summary>Whether it has given up: nothing was freed in its last 16 runs.</summary>
    public bool IsHopeless => _node.KswapdFailures >= MostFailures;

    /// <summary>pgdat_balanced: one zone of the request passes its high mark at the order, and that is enough.</summary>
    public bool IsBalanced(int order, int highestZone)
    {
        var zones = _kernel.Buddy.Zones;
        bool hasZone = false;
        for (int i = 0; i <= highestZone; i++)
        {
            if (!zones[i].IsPopulated) continue;
            hasZone = true;
            if (zones[i].Passes(order, zones[i].Watermark(AllocFlags.WatermarkHigh), highestZone, default, zones[i].FreePages)) return true;
        }

        return !hasZone;
    }

    /// <summary>pgdat_watermark_boosted: whether a fallback has raised the marks of a zone.</summary>
    public bool IsBoosted(int highestZone)
    {
        for (int i = 0; i <= highestZone; i++)
        {
            if (_kernel.Buddy.Zones[i].WatermarkBoost != 0) return true;
        }

        return false;
    }

    /// <summary>balance_pgdat.</summary>
    public void Balance(int order, int highestZone)
    {
        _kernel.VmStat.Count(VmEvent.PageOutRun);
        var scope = _kernel.Events.Begin(EventKind.Kswapd, (ulong)order, _kernel.Buddy.FreePages);
        var scan = new ScanControl { Order = order, IsKswapd = true, HighestZone = highestZone };
        SetActive(highestZone, true);
        ulong boost = Boost(highestZone);
        bool isBoosted = boost != 0;
        while (Run(scan, highestZone, ref boost))
        {
        }

        SetActive(highestZone, false);
        if (isBoosted) DropBoost(highestZone);
        _node.SnapshotRefaults();
        _kernel.Events.End(scope);
        _kernel.Events.Emit(EventKind.KswapdSleep, scan.Scanned, scan.Reclaimed, _kernel.Buddy.FreePages, (ulong)_node.KswapdFailures);
    }

    /// <summary>The priorities from 12 to 1 once; true to begin again without the boost, or without sparing anonymous pages.</summary>
    private bool Run(ScanControl scan, int highestZone, ref ulong boost)
    {
        scan.Priority = ScanControl.DefaultPriority;
        ulong total = scan.Reclaimed;
        do
        {
            bool raise = true;
            bool balanced = IsBalanced(scan.Order, highestZone);
            if (!balanced && boost != 0)
            {
                boost = 0;
                return true;
            }

            if (balanced && boost == 0) return false;
            if (boost != 0 && scan.Priority == ScanControl.DefaultPriority - 2) raise = false;
            scan.MayWrite = boost == 0;
            scan.MaySwap = boost == 0;
            ulong before = scan.Reclaimed;
            _node.Age(scan);
            if (ShrinkNode(scan, highestZone)) raise = false;
            ulong freed = scan.Reclaimed - before;
            boost -= Math.Min(boost, freed);
            if (boost != 0 && freed == 0) break;
            if (raise || freed == 0) scan.Priority--;
        }
        while (scan.Priority >= 1);

        if (scan.Reclaimed == total && scan.Priority < 1 && !scan.NoCacheTrim && scan.CacheTrimFailed)
        {
            scan.NoCacheTrim = true;
            return true;
        }

        if (scan.Reclaimed == 0) _node.KswapdFailures++;
        return false;
    }

    /// <summary>kswapd_shrink_node: true when as many pages were scanned as it wants, so that the priority need not rise.</summary>
    private bool ShrinkNode(ScanControl scan, int highestZone)
    {
        ulong wanted = 0;
        for (int i = 0; i <= highestZone; i++)
        {
            var zone = _kernel.Buddy.Zones[i];
            if (zone.IsPopulated) wanted += Math.Max(zone.WatermarkHigh + zone.WatermarkBoost, ScanControl.ClusterMax);
        }

        scan.Wanted = wanted;
        ulong before = scan.Scanned;
        _node.Shrink(scan);

        // compact_gap: enough order-0 pages for the order; the rest is compaction's work.
        if (scan.Order != 0 && scan.Reclaimed >= 2UL << scan.Order) scan.Order = 0;
        return scan.Scanned - before >= wanted;
    }

    /// <summary>set_reclaim_active: while it works, what is freed must not get stuck on the CPUs' lists.</summary>
    private void SetActive(int highestZone, bool active)
    {
        for (int i = 0; i <= highestZone; i++) _kernel.Buddy.Zones[i].IsReclaimActive = active;
    }

    private ulong Boost(int highestZone)
    {
        ulong boost = 0;
        for (int i = 0; i <= highestZone; i++) boost += _kernel.Buddy.Zones[i].WatermarkBoost;
        return boost;
    }

    private void DropBoost(int highestZone)
    {
        for (int i = 0; i <= highestZone; i++) _kernel.Buddy.Zones[i].WatermarkBoost = 0;
    }
}
