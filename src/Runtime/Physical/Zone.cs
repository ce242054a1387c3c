using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>struct zone (<c>include/linux/mmzone.h</c>): a stretch of frames with the same reach, and its free lists. Counts are pages.</summary>
public sealed partial class Zone
{
    private PerCpuPages?[] _perCpu = [];

    internal Zone(ZoneKind kind, FrameRange span, uint presentPages, uint managedPages)
    {
        Kind = kind;
        Span = span;
        PresentPages = presentPages;
        ManagedPages = managedPages;
        MakeLists();
    }

    private Zone(Zone other)
    {
        Kind = other.Kind;
        Span = other.Span;
        PresentPages = other.PresentPages;
        ManagedPages = other.ManagedPages;
        FreePages = other.FreePages;
        WatermarkMin = other.WatermarkMin;
        WatermarkLow = other.WatermarkLow;
        WatermarkHigh = other.WatermarkHigh;
        WatermarkPromo = other.WatermarkPromo;
        WatermarkBoost = other.WatermarkBoost;
        LowmemReserve = other.LowmemReserve;
        PcpBatch = other.PcpBatch;
        PcpHighMin = other.PcpHighMin;
        PcpHighMax = other.PcpHighMax;
        StatThreshold = other.StatThreshold;
        NumaHits = other.NumaHits;
        CopyLists(other);
    }

    public ZoneKind Kind { get; }

    /// <summary>Linux's name, as in <c>/proc/buddyinfo</c>: <c>DMA32</c>.</summary>
    public string Name => Kind.ToString();

    /// <summary>zone_start_pfn to its end, holes included; empty for a zone without memory.</summary>
    public FrameRange Span { get; }

    public PageFrameNumber StartPfn => new(Span.Start);

    /// <summary>spanned_pages: with holes.</summary>
    public uint SpannedPages => Span.Count;

    /// <summary>present_pages: spanned without holes.</summary>
    public uint PresentPages { get; }

    /// <summary>managed_pages: present without what was reserved at boot. The number that Linux's formulas use.</summary>
    public uint ManagedPages { get; internal set; }

    /// <summary>NR_FREE_PAGES.</summary>
    public uint FreePages { get; internal set; }

    /// <summary>_watermark[WMARK_MIN], without the boost: below it only reserves are left.</summary>
    public uint WatermarkMin { get; internal set; }

    /// <summary>_watermark[WMARK_LOW], without the boost: below it kswapd is woken.</summary>
    public uint WatermarkLow { get; internal set; }

    /// <summary>_watermark[WMARK_HIGH], without the boost: at it kswapd rests.</summary>
    public uint WatermarkHigh { get; internal set; }

    /// <summary>_watermark[WMARK_PROMO], without the boost: room for pages promoted from a slower node.</summary>
    public uint WatermarkPromo { get; internal set; }

    /// <summary>watermark_boost: added to every watermark until kswapd has worked it off.</summary>
    public uint WatermarkBoost { get; internal set; }

    /// <summary>
    /// lowmem_reserve: pages that a request must leave here, by the index in <see cref="BuddyAllocator.Zones"/> of the highest zone that the request
    /// could have used. Replaced as a whole, never changed in place.
    /// </summary>
    public IReadOnlyList<uint> LowmemReserve
    {
        get;
        internal set
        {
            field = value;
            _reserve = [.. value];
        }
    }

        = [];

    /// <summary>pcp->batch: pages moved at a time between the free lists and a CPU's list.</summary>
    public uint PcpBatch { get; internal set; } = 1;

    /// <summary>pcp->high_min: the least bound of a CPU's list.</summary>
    public uint PcpHighMin { get; internal set; }

    /// <summary>pcp->high_max: up to here the bound of a CPU's list may grow.</summary>
    public uint PcpHighMax { get; internal set; }

    /// <summary>stat_threshold: how far a CPU's own counters may differ before they are added to the zone's.</summary>
    public int StatThreshold { get; internal set; }

    /// <summary>NUMA_HIT: requests that were served here; with one node, all of them found the node they wanted.</summary>
    public ulong NumaHits { get; internal set; }

    public bool IsPopulated => ManagedPages != 0;

    public bool Contains(PageFrameNumber pfn) => Span.Contains(pfn);

    public override string ToString() => Name;

    internal Zone Clone() => new(this);
}
