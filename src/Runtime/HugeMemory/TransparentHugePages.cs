using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.HugeMemory;

/// <summary>
/// What the kernel decides about huge pages of anonymous memory (<c>mm/huge_memory.c</c>): who may have them, the huge zero page, and the list of those
/// that could be split. A huge page is one entry of the level above the leaf tables, 2 MiB.
/// </summary>
public sealed partial class TransparentHugePages
{
    /// <summary>HPAGE_PMD_SIZE.</summary>
    public const ulong Size = 2UL << 20;

    /// <summary>hugepage_init: with less RAM the kernel starts without huge pages, and without a huge zero page also when they are switched on later.</summary>
    private const ulong LeastRamPages = (512UL << 20) >> PageSize.Shift;

    private readonly Kernel _kernel;
    private uint _deferredFirst;
    private uint _deferredLast;

    internal TransparentHugePages(Kernel kernel)
    {
        _kernel = kernel;
        bool isSupported = kernel.PagingMode.Levels.Count > 2;
        bool isLarge = kernel.TotalRamPages >= LeastRamPages;
        Mode = !isSupported ? TransparentHugepage.Never : kernel.Options.TransparentHugepage ?? (isLarge ? TransparentHugepage.Madvise : TransparentHugepage.Never);
        IsSupported = isSupported;
        UsesZeroPage = isSupported && isLarge;
        Khugepaged = new Khugepaged(kernel);
    }

    /// <summary>CONFIG_TRANSPARENT_HUGEPAGE: not on i386 without PAE.</summary>
    public bool IsSupported { get; }

    /// <summary>/sys/kernel/mm/transparent_hugepage/enabled.</summary>
    public TransparentHugepage Mode { get; }

    /// <summary>/sys/kernel/mm/transparent_hugepage/use_zero_page.</summary>
    public bool UsesZeroPage { get; }

    /// <summary>huge_zero_folio: 2 MiB of zeros that all may read; none until the first reader comes. It stays, once made.</summary>
    public PageFrameNumber ZeroPage { get; private set; } = PageFrameNumber.None;

    /// <summary>Huge pages that may be split when memory is short: all anonymous ones, and first of all those that are mapped in part.</summary>
    public int DeferredCount { get; private set; }

    /// <summary>thp_vma_suitable_order: whether the 2 MiB around an address lie in the area.</summary>
    public static bool Fits(VmArea area, ulong address)
    {
        ArgumentNullException.ThrowIfNull(area);
        ulong start = address & ~(Size - 1);
        return start >= area.StartValue && start + Size <= area.EndValue;
    }

    /// <summary>
    /// thp_vma_allowable_order for a fault: anonymous areas without MADV_NOHUGEPAGE, by the mode all of them or those with MADV_HUGEPAGE. Not the stack
    /// of a program that is being loaded.
    /// </summary>
    public bool IsAllowed(VmArea area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Mode != TransparentHugepage.Never && area.IsAnonymous && !area.Has(VmFlags.NoHugePage)
            && (Mode == TransparentHugepage.Always || area.Has(VmFlags.HugePage));
    }

    /// <summary>THPeligible of smaps: whether the area may have huge pages and has room for one.</summary>
    public bool IsEligible(VmArea area) => IsAllowed(area) && HasRoom(area);

    /// <summary>Whether an aligned 2 MiB lie in the area.</summary>
    internal static bool HasRoom(VmArea area) => ((area.StartValue + Size - 1) & ~(Size - 1)) + Size <= area.EndValue;

    /// <summary>The daemon that makes huge pages of small ones.</summary>
    public Khugepaged Khugepaged { get; }

    /// <summary>The daemon's settings.</summary>
    public KhugepagedLimits Daemon => _kernel.Options.Khugepaged;

    /// <summary>The deferred list from its oldest member.</summary>
    internal IEnumerable<PageFrameNumber> Deferred()
    {
        for (uint at = _deferredFirst; at != 0; at = _kernel.Memory.Peek(new PageFrameNumber(at + 2)).Next) yield return new PageFrameNumber(at);
    }

    /// <summary>vma_thp_gfp_mask with <c>defrag</c> set to madvise: who asked for huge pages also waits for them.</summary>
    internal static GfpFlags GfpFor(VmArea area) => area.Has(VmFlags.HugePage) ? GfpFlags.GFP_TRANSHUGE : GfpFlags.GFP_TRANSHUGE_LIGHT;

    /// <summary>vma_alloc_anon_folio_pmd: a huge page of zeros, one page already. False when there is no block for it.</summary>
    internal bool TryAlloc(GfpFlags gfp, out PageFrameNumber head)
    {
        if (!_kernel.Buddy.TryAlloc(LargeFolio.Order, gfp, out head)) return false;
        LargeFolio.Prepare(_kernel.Memory, head);
        return true;
    }

    /// <summary>mm_get_huge_zero_folio: the huge zero page, made for its first reader. False when there is no block for it.</summary>
    internal bool TryGetZeroPage(out PageFrameNumber head)
    {
        head = ZeroPage;
        if (!head.IsNone) return true;
        if (!TryAlloc((GfpFlags.GFP_TRANSHUGE | GfpFlags.Zero) & ~GfpFlags.Movable, out head))
        {
            _kernel.VmStat.Count(VmEvent.ThpZeroPageAllocFailed);
            return false;
        }

        _kernel.VmStat.Count(VmEvent.ThpZeroPageAlloc);
        ZeroPage = head;
        return true;
    }

    /// <summary>One small entry less maps a page of a huge page, and one reference goes (folio_remove_rmap_pte, folio_put).</summary>
    internal void DropEntry(PageFrameNumber pfn, int mm)
    {
        var folio = new LargeFolio(_kernel.Memory, pfn);
        var head = new PageFrameNumber(pfn.Value & ~(uint)(LargeFolio.Pages - 1));
        if (folio.RemoveEntry((int)(pfn.Value - head.Value), mm)) NotePartiallyMapped(folio, head);
        if (--folio.Head.RefCount == 0) _kernel.FreePage(head);
    }

    /// <summary>One small entry more maps a page of a huge page, with a reference (folio_try_dup_anon_rmap_pte).</summary>
    internal void AddEntry(PageFrameNumber pfn, int mm)
    {
        var folio = new LargeFolio(_kernel.Memory, pfn);
        folio.AddEntry((int)(pfn.Value & (LargeFolio.Pages - 1)), mm);
        folio.Head.RefCount++;
    }

    /// <summary>One huge entry less, and one reference (folio_remove_rmap_pmd, folio_put).</summary>
    internal void DropEntire(PageFrameNumber head, int mm)
    {
        var folio = new LargeFolio(_kernel.Memory, head);
        bool isPartial = folio.RemoveEntire(mm);
        if (folio.EntireMapCount == 0) _kernel.VmStat.Add(NodeStat.AnonTransparentHugePages, -1);
        if (isPartial) NotePartiallyMapped(folio, head);
        if (--folio.Head.RefCount == 0) _kernel.FreePage(head);
    }

    /// <summary>deferred_split_folio: the huge page joins the list; one that is mapped in part is counted.</summary>
    internal void Defer(PageFrameNumber head)
    {
        var folio = new LargeFolio(_kernel.Memory, head);
        if (folio.IsOnDeferredList) return;
        folio.IsOnDeferredList = true;
        folio.DeferredNext = 0;
        folio.DeferredPrevious = _deferredLast;
        if (_deferredLast == 0) _deferredFirst = head.Value;
        else new LargeFolio(_kernel.Memory, new PageFrameNumber(_deferredLast)).DeferredNext = head.Value;
        _deferredLast = head.Value;
        DeferredCount++;
    }

    /// <summary>folio_unqueue_deferred_split.</summary>
    internal void Undefer(PageFrameNumber head)
    {
        var folio = new LargeFolio(_kernel.Memory, head);
        if (!folio.IsOnDeferredList) return;
        folio.IsOnDeferredList = false;
        var (next, previous) = (folio.DeferredNext, folio.DeferredPrevious);
        if (previous == 0) _deferredFirst = next;
        else new LargeFolio(_kernel.Memory, new PageFrameNumber(previous)).DeferredNext = next;
        if (next == 0) _deferredLast = previous;
        else new LargeFolio(_kernel.Memory, new PageFrameNumber(next)).DeferredPrevious = previous;
        (folio.DeferredNext, folio.DeferredPrevious) = (0, 0);
        DeferredCount--;
    }

    internal void Adopt(TransparentHugePages original)
    {
        ZeroPage = original.ZeroPage;
        DeferredCount = original.DeferredCount;
        _deferredFirst = original._deferredFirst;
        _deferredLast = original._deferredLast;
        _owed = original._owed;
        Khugepaged.Adopt(original.Khugepaged);
    }

    private void NotePartiallyMapped(LargeFolio folio, PageFrameNumber head)
    {
        if (folio.IsPartiallyMapped) return;
        folio.IsPartiallyMapped = true;
        _kernel.VmStat.Count(VmEvent.ThpDeferredSplitPage);
        Defer(head);
    }
}
