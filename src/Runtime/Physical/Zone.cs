using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>struct zone (<c>include/linux/mmzone.h</c>): a stretch of frames with the same reach, and its free lists. Counts are pages.</summary>
public sealed class Zone
{
    internal readonly FreeArea[] Areas = new FreeArea[BuddyAllocator.MaxOrder + 1];

    internal Zone(ZoneKind kind, FrameRange span, uint presentPages, uint managedPages)
    {
        Kind = kind;
        Span = span;
        PresentPages = presentPages;
        ManagedPages = managedPages;
        for (var order = 0; order < Areas.Length; order++) Areas[order] = FreeArea.Empty;
    }

    private Zone(Zone other)
    {
        Kind = other.Kind;
        Span = other.Span;
        PresentPages = other.PresentPages;
        ManagedPages = other.ManagedPages;
        FreePages = other.FreePages;
        other.Areas.CopyTo(Areas, 0);
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
    public uint ManagedPages { get; }

    /// <summary>NR_FREE_PAGES.</summary>
    public uint FreePages { get; internal set; }

    public bool IsPopulated => ManagedPages != 0;

    public bool Contains(PageFrameNumber pfn) => Span.Contains(pfn);

    /// <summary>nr_free: the number of free <em>blocks</em> of an order.</summary>
    public uint FreeBlocks(int order) => Areas[order].Count;

    public override string ToString() => Name;

    internal Zone Clone() => new(this);
}
