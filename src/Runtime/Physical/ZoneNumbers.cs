using System.Collections.Immutable;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// Keeps what follows from the zones' sizes and the settings: watermarks, reserves, per-CPU numbers, thresholds. Linux computes them at boot and
/// again when a setting is written, each time from the managed pages of <em>that</em> time; so a number may be older than what it was
/// computed from.
/// </summary>
public sealed class ZoneNumbers
{
    /// <summary>Below this transparent huge pages are switched off at boot (<c>mm/huge_memory.c</c> hugepage_init), and khugepaged does not start.</summary>
    public const ulong LeastPagesForHugePages = (512UL << 20) / 4096;

    private readonly Zone[] _zones;
    private readonly VmSysctl _sysctl;
    private readonly int _cpus;
    private readonly int _pageblockOrder;

    internal ZoneNumbers(Zone[] zones, VmSysctl sysctl, KernelRules rules, int cpus, int pageblockOrder)
    {
        _zones = zones;
        _sysctl = sysctl;
        _cpus = cpus;
        _pageblockOrder = pageblockOrder;
        Rules = rules;
    }

    private ZoneNumbers(ZoneNumbers other, Zone[] zones, VmSysctl sysctl)
        : this(zones, sysctl, other.Rules, other._cpus, other._pageblockOrder)
    {
        TotalReservePages = other.TotalReservePages;
    }

    /// <summary>Whose rules.</summary>
    public KernelRules Rules { get; }

    /// <summary>totalreserve_pages: what programs cannot get, as it was computed last. The boost of that time is in it.</summary>
    public ulong TotalReservePages { get; private set; }

    /// <summary>The sum of the zones' low watermarks, boosts included, as MemAvailable uses it.</summary>
    public ulong LowWatermarks
    {
        get
        {
            var sum = 0UL;
            foreach (var zone in _zones) sum += zone.WatermarkLow + zone.WatermarkBoost;
            return sum;
        }
    }

    /// <summary>
    /// What boot computes: init_per_zone_wmark_min, and, from 512 MiB on, set_recommended_min_free_kbytes when khugepaged starts. The second pass
    /// sees the first one's high watermarks and so comes out a little lower; with huge pages on it raises min_free_kbytes. Init memory is
    /// freed only later.
    /// </summary>
    /// <param name="chosen">Which mappings get huge pages, if somebody chose: what the kernel starts with is madvise.</param>
    internal void Boot(TransparentHugepage? chosen)
    {
        if (!_sysctl.IsMinFreeSet) _sysctl.MinFreeKbytes = Watermarks.MinFreeKbytes(FreeBufferPages());
        SetUpWatermarks();
        foreach (var zone in _zones) zone.StatThreshold = StatThreshold.Of(zone.ManagedPages, _cpus);
        SetUpLowmemReserve();
        var total = 0UL;
        foreach (var zone in _zones) total += zone.ManagedPages;

        // Of a small machine whose user wants huge pages, khugepaged starts when they are switched on.
        if (total >= LeastPagesForHugePages) StartKhugepaged(chosen != TransparentHugepage.Never);
        else if (chosen is TransparentHugepage.Always or TransparentHugepage.Madvise) StartKhugepaged(hugePages: true);
    }

    /// <summary>set_recommended_min_free_kbytes: when khugepaged starts or stops.</summary>
    internal void StartKhugepaged(bool hugePages)
    {
        var free = FreeBufferPages();
        if (hugePages)
            _sysctl.MinFreeKbytes = Math.Max(_sysctl.MinFreeKbytes, Watermarks.RecommendedKbytes(Sizes(), free, _pageblockOrder));
        else if (!_sysctl.IsMinFreeSet)
            _sysctl.MinFreeKbytes = Watermarks.MinFreeKbytes(free);
        SetUpWatermarks();
    }

    /// <summary>Writes vm.min_free_kbytes.</summary>
    public void SetMinFreeKbytes(ulong kbytes)
    {
        _sysctl.MinFreeKbytes = kbytes;
        _sysctl.IsMinFreeSet = true;
        SetUpWatermarks();
    }

    /// <summary>Writes vm.watermark_scale_factor.</summary>
    public void SetWatermarkScaleFactor(int factor)
    {
        _sysctl.WatermarkScaleFactor = factor;
        SetUpWatermarks();
    }

    /// <summary>Writes vm.lowmem_reserve_ratio.</summary>
    public void SetLowmemReserveRatio(ImmutableArray<int> ratio)
    {
        _sysctl.LowmemReserveRatio = ratio;
        SetUpLowmemReserve();
    }

    /// <summary>Reads vm.lowmem_reserve_ratio, which computes the reserves anew, because reading and writing are one function in Linux.</summary>
    public ImmutableArray<int> ReadLowmemReserveRatio()
    {
        SetUpLowmemReserve();
        return _sysctl.LowmemReserveRatio;
    }

    /// <summary>Writes vm.percpu_pagelist_high_fraction.</summary>
    public void SetPercpuPagelistHighFraction(int fraction)
    {
        _sysctl.PercpuPagelistHighFraction = fraction;
        foreach (var zone in _zones) SetUpPerCpuNumbers(zone);
    }

    /// <summary>The same numbers for a clone of the machine.</summary>
    internal ZoneNumbers CloneFor(Zone[] zones, VmSysctl sysctl) => new(this, zones, sysctl);

    private void SetUpWatermarks()
    {
        var marks = new Watermarks[_zones.Length];
        Watermarks.Setup(Sizes(), _sysctl.MinFreeKbytes, _sysctl.WatermarkScaleFactor, Rules, marks);
        for (var i = 0; i < _zones.Length; i++)
        {
            var zone = _zones[i];
            zone.WatermarkMin = (uint)marks[i].Min;
            zone.WatermarkLow = (uint)marks[i].Low;
            zone.WatermarkHigh = (uint)marks[i].High;
            zone.WatermarkPromo = (uint)marks[i].Promo;
            zone.WatermarkBoost = 0;
            SetUpPerCpuNumbers(zone);
        }

        SetUpTotalReserve();
    }

    private void SetUpPerCpuNumbers(Zone zone)
    {
        var numbers = PerCpuNumbers.Of(zone.ManagedPages, zone.WatermarkLow, _cpus, _sysctl.PercpuPagelistHighFraction, Rules);
        zone.PcpBatch = numbers.Batch;
        zone.PcpHighMin = numbers.HighMin;
        zone.PcpHighMax = numbers.HighMax;
    }

    private void SetUpLowmemReserve()
    {
        var sizes = Sizes();
        var ratios = _sysctl.LowmemReserveRatio;
        for (var i = 0; i < _zones.Length; i++) _zones[i].LowmemReserve = LowmemReserve.Of(sizes, i, i < ratios.Length ? ratios[i] : 0);
        SetUpTotalReserve();
    }

    private void SetUpTotalReserve()
    {
        TotalReservePages = 0;
        foreach (var zone in _zones)
            TotalReservePages += LowmemReserve.TotalReserve(zone.ManagedPages, zone.LowmemReserve, zone.WatermarkHigh + zone.WatermarkBoost);
    }

    private ulong FreeBufferPages() => Watermarks.FreeBufferPages(Sizes(), Array.ConvertAll(_zones, Marks));

    private ZonePages[] Sizes() => Array.ConvertAll(_zones, static zone => new ZonePages(zone.Kind, zone.PresentPages, zone.ManagedPages));

    private static Watermarks Marks(Zone zone) => new(zone.WatermarkMin, zone.WatermarkLow, zone.WatermarkHigh, zone.WatermarkPromo);
}
