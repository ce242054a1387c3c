using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// shrink_node and shrink_lruvec (<c>mm/vmscan.c</c>): one pass over the node's lists at one priority, and what the node remembers from pass to
/// pass.
/// </summary>
internal sealed partial class NodeReclaim
{
    private const int KindAnon = 0;
    private const int KindFile = 1;

    private readonly Kernel _kernel;
    private readonly PageShrinker _shrinker;
    private readonly ulong[] _left = new ulong[4];
    private readonly ulong[] _targets = new ulong[4];

    public NodeReclaim(Kernel kernel)
    {
        _kernel = kernel;
        _shrinker = new PageShrinker(kernel);
    }

    /// <summary>anon_cost and file_cost: what each kind cost lately, in pages.</summary>
    public ulong AnonCost { get; private set; }

    public ulong FileCost { get; private set; }

    /// <summary>kswapd_failures: runs of kswapd in a row that freed nothing; from 16 on the node is hopeless.</summary>
    public int KswapdFailures { get; set; }

    /// <summary>Refaults that activated pages, as they stood at the end of the last reclaim (<c>refaults</c> of lruvec).</summary>
    private long RefaultsAnon { get; set; }

    private long RefaultsFile { get; set; }

    /// <summary>can_reclaim_anon_pages: whether there is a free slot in a swap area.</summary>
    public bool CanSwap => _kernel.Swap.HasRoom;

    /// <summary>The part that takes single pages; also for pages that advice names.</summary>
    public PageShrinker Shrinker => _shrinker;

    public NodeReclaim CloneFor(Kernel kernel) => new(kernel)
    {
        AnonCost = AnonCost,
        FileCost = FileCost,
        KswapdFailures = KswapdFailures,
        RefaultsAnon = RefaultsAnon,
        RefaultsFile = RefaultsFile,
    };

    /// <summary>shrink_node: prepares the pass, and scans; then the one shrinker that there is (shrink_slab).</summary>
    public void Shrink(ScanControl scan)
    {
        ulong before = scan.Reclaimed;
        Prepare(scan);
        ShrinkLists(scan);
        _kernel.HugePages.ShrinkDeferred(scan.Priority);
        if (scan.Reclaimed > before) KswapdFailures = 0;
        else if (scan.CacheTrim) scan.CacheTrimFailed = true;
    }

    /// <summary>snapshot_refaults: at the end of a reclaim, so that the next can tell whether pages came back since.</summary>
    public void SnapshotRefaults()
    {
        RefaultsAnon = _kernel.VmStat[NodeStat.WorkingsetActivateAnon];
        RefaultsFile = _kernel.VmStat[NodeStat.WorkingsetActivateFile];
    }

    /// <summary>kswapd_age_node: while swap is free and the inactive anonymous list is short, some active pages are looked at on the way.</summary>
    public void Age(ScanControl scan)
    {
        if (CanAgeAnon && IsLow(LruList.InactiveAnon)) ShrinkActive(ScanControl.ClusterMax, LruList.ActiveAnon, scan);
    }

    /// <summary>lru_note_cost: pages read or written for a kind weigh 32, pages scanned in vain 1; old costs fade.</summary>
    public void NoteCost(bool isFile, ulong transferred, ulong rotated)
    {
        ulong cost = (transferred * ScanControl.ClusterMax) + rotated;
        if (cost == 0) return;
        if (isFile) FileCost += cost;
        else AnonCost += cost;
        var lru = _kernel.Lru;
        ulong size = lru.Count(LruList.InactiveAnon) + lru.Count(LruList.ActiveAnon) + lru.Count(LruList.InactiveFile) + lru.Count(LruList.ActiveFile);
        if (AnonCost + FileCost <= size / 4) return;
        AnonCost /= 2;
        FileCost /= 2;
    }

    /// <summary>can_age_anon_pages: a machine without swap leaves the anonymous lists alone.</summary>
    private bool CanAgeAnon => _kernel.Swap.TotalPages > 0;

    private bool IsLow(LruList inactive) => ScanBalance.InactiveIsLow(_kernel.Lru.Count(inactive), _kernel.Lru.Count(inactive + 1));

    /// <summary>prepare_scan_control.</summary>
    private void Prepare(ScanControl scan)
    {
        var stat = _kernel.VmStat;
        scan.MayDeactivateAnon = scan.ForceDeactivate || stat[NodeStat.WorkingsetActivateAnon] != RefaultsAnon || IsLow(LruList.InactiveAnon);
        scan.MayDeactivateFile = scan.ForceDeactivate || stat[NodeStat.WorkingsetActivateFile] != RefaultsFile || IsLow(LruList.InactiveFile);
        var lru = _kernel.Lru;
        ulong inactiveFile = lru.Count(LruList.InactiveFile);
        scan.CacheTrim = inactiveFile >> scan.Priority != 0 && !scan.MayDeactivateFile && !scan.NoCacheTrim;
        ulong high = 0;
        foreach (var zone in _kernel.Buddy.Zones)
        {
            if (zone.IsPopulated) high += zone.WatermarkHigh + zone.WatermarkBoost;
        }

        ulong file = inactiveFile + lru.Count(LruList.ActiveFile);
        scan.FileIsTiny = file + _kernel.Buddy.FreePages <= high && !scan.MayDeactivateAnon && lru.Count(LruList.InactiveAnon) >> scan.Priority != 0;
    }

    /// <summary>shrink_lruvec: the lists in turn, 32 pages each, until each had its share or enough is free.</summary>
    private void ShrinkLists(ScanControl scan)
    {
        var balance = ScanBalance.Decide(scan, CanSwap, _kernel.Sysctl.Swappiness, AnonCost, FileCost);
        for (var list = LruList.InactiveAnon; list <= LruList.ActiveFile; list++)
            _targets[(int)list] = _left[(int)list] = balance.Pages(list, _kernel.Lru.CountUpTo(scan.HighestZone, list), scan.Priority);

        // A process that only wants its 32 pages should press on both kinds in proportion before it stops (proportional_reclaim).
        bool inProportion = !scan.IsKswapd && scan.Priority == ScanControl.DefaultPriority;
        ulong reclaimed = 0;
        while (_left[(int)LruList.InactiveAnon] != 0 || _left[(int)LruList.ActiveFile] != 0 || _left[(int)LruList.InactiveFile] != 0)
        {
            for (var list = LruList.InactiveAnon; list <= LruList.ActiveFile; list++)
            {
                ulong count = Math.Min(_left[(int)list], ScanControl.ClusterMax);
                if (count == 0) continue;
                _left[(int)list] -= count;
                reclaimed += ShrinkList(list, count, scan);
            }

            if (reclaimed < scan.Wanted || inProportion) continue;
            if (!LowerTargets()) break;
        }

        scan.Reclaimed += reclaimed;
        if (CanAgeAnon && IsLow(LruList.InactiveAnon)) ShrinkActive(ScanControl.ClusterMax, LruList.ActiveAnon, scan);
    }

    /// <summary>
    /// Enough is free: the kind with less left is done, and the other is scanned only as far in proportion. False when one kind is done already.
    /// </summary>
    private bool LowerTargets()
    {
        ulong anon = _left[0] + _left[1];
        ulong file = _left[2] + _left[3];
        if (anon == 0 || file == 0) return false;
        int smaller = file > anon ? 0 : 2;
        ulong percentage = Math.Min(anon, file) * 100 / (_targets[smaller] + _targets[smaller + 1] + 1);
        _left[smaller] = _left[smaller + 1] = 0;
        for (int list = 2 - smaller; list < 4 - smaller; list++)
        {
            ulong scanned = _targets[list] - _left[list];
            ulong wanted = _targets[list] * (100 - percentage) / 100;
            _left[list] = wanted - Math.Min(wanted, scanned);
        }

        return true;
    }

    /// <summary>shrink_list.</summary>
    private ulong ShrinkList(LruList list, ulong count, ScanControl scan)
    {
        if (list is LruList.InactiveAnon or LruList.InactiveFile) return ShrinkInactive(count, list, scan);
        if (list == LruList.ActiveAnon ? scan.MayDeactivateAnon : scan.MayDeactivateFile) ShrinkActive(count, list, scan);
        else scan.SkippedDeactivate = true;
        return 0;
    }
}
