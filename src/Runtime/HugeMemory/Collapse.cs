using MemDsl.Runtime.Faults;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.HugeMemory;

/// <summary>
/// Making a huge page of small ones (<c>mm/khugepaged.c</c>): MADV_COLLAPSE at once and regardless of the limits, khugepaged within them.
/// </summary>
internal static class Collapse
{
    /// <summary>
    /// madvise_collapse for an anonymous area: every whole, aligned 2 MiB of the range. A missing upper table or a held page keeps no later one from it;
    /// anything else does. Null when all are huge in the end.
    /// </summary>
    public static Rule? Range(Kernel kernel, MmStruct mm, VmArea area, ulong start, ulong end)
    {
        if (!kernel.HugePages.IsSupported || area.Has(VmFlags.Special | VmFlags.HugeTlb | VmFlags.NoHugePage) || !TransparentHugePages.HasRoom(area))
            return MadviseRules.NoHugePages;
        if (area.AnonVma == 0) return MadviseRules.NothingToCollapse;
        ulong first = (start + TransparentHugePages.Size - 1) & ~(TransparentHugePages.Size - 1);

        // A range inside one huge page has less than none: the count of huge pages in it is negative, and no count of successes equals it.
        Rule? last = (end & ~(TransparentHugePages.Size - 1)) < first ? MadviseRules.NothingToCollapse : null;
        for (ulong huge = first; huge + TransparentHugePages.Size <= end; huge += TransparentHugePages.Size)
        {
            var result = Try(kernel, mm, area, huge, isDaemon: false);
            if (result is ScanResult.Succeed or ScanResult.PmdMapped) continue;
            last = RuleFor(result);
            if (result is not (ScanResult.PmdNull or ScanResult.PageCount)) return last;
        }

        return last;
    }

    /// <summary>hpage_collapse_scan_pmd and collapse_huge_page for one aligned 2 MiB of an anonymous area.</summary>
    public static ScanResult Try(Kernel kernel, MmStruct mm, VmArea area, ulong start, bool isDaemon)
    {
        var address = new VirtualAddress(start);
        if (mm.Tables.TryFindHuge(address, out _)) return ScanResult.PmdMapped;
        if (!mm.Tables.Raw.TryFindRun(address, address + TransparentHugePages.Size, out var run))
            return mm.Tables.Raw.HasTableAboveLeaf(address) ? ScanResult.PmdNone : ScanResult.PmdNull;
        kernel.Work.Add(LargeFolio.Pages >> 4);
        var found = Scan(kernel, mm.Tables.Raw.PeekEntries(run), isDaemon);
        if (found != ScanResult.Succeed) return found;
        if (!kernel.HugePages.TryAlloc(GfpFlags.GFP_TRANSHUGE, out var head))
        {
            kernel.VmStat.Count(VmEvent.ThpCollapseAllocFailed);
            return ScanResult.AllocFail;
        }

        kernel.VmStat.Count(VmEvent.ThpCollapseAlloc);
        if (area.AnonVma == 0) found = ScanResult.PageAnon;

        // To find the block, reclaim may have taken some of the pages.
        else if (HasSwapped(mm.Tables.Raw.PeekEntries(run)) && !SwapIn(kernel, mm, area, run)) found = ScanResult.Fail;
        if (found == ScanResult.Succeed) mm.Tables.CollapseInto(run, head, area);
        else kernel.PutPage(head);
        return found;
    }

    /// <summary>The pages one by one, within khugepaged's limits if it is its scan.</summary>
    private static ScanResult Scan(Kernel kernel, ReadOnlyEntrySpan entries, bool isDaemon)
    {
        var limits = kernel.HugePages.Daemon;
        int none = 0, swapped = 0, shared = 0, referenced = 0;
        for (int i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            if (entry.IsSwap)
            {
                if (++swapped > limits.MaxPtesSwap && isDaemon) return ScanResult.ExceedSwap;
                continue;
            }

            if (entry.IsNone || entry.IsSpecial)
            {
                if (isDaemon && ++none > limits.MaxPtesNone) return ScanResult.ExceedNone;
                continue;
            }

            ref readonly var page = ref kernel.Memory.Peek(entry.Frame);
            if (!page.IsAnon) return ScanResult.PageAnon;
            if (IsShared(kernel, entry.Frame) && ++shared > limits.MaxPtesShared && isDaemon) return ScanResult.ExceedShared;
            if (IsHeld(kernel, entry.Frame)) return ScanResult.PageCount;
            if (entry.IsAccessed || (page.Flags & FrameFlags.Referenced) != 0) referenced++;
        }

        return isDaemon && (referenced == 0 || (swapped > 0 && referenced < LargeFolio.Pages / 2)) ? ScanResult.LackReferenced : ScanResult.Succeed;
    }

    /// <summary>folio_maybe_mapped_shared.</summary>
    private static bool IsShared(Kernel kernel, PageFrameNumber pfn)
    {
        ref readonly var page = ref kernel.Memory.Peek(pfn);
        return page.IsCompound ? new LargeFolio(kernel.Memory, pfn).IsMaybeMappedShared : page.MapCount > 1;
    }

    /// <summary>folio_expected_ref_count differs from the count: someone pins the page.</summary>
    private static bool IsHeld(Kernel kernel, PageFrameNumber pfn)
    {
        ref readonly var page = ref kernel.Memory.Peek(pfn);
        if (page.IsCompound)
        {
            var folio = new LargeFolio(kernel.Memory, pfn);
            return folio.Head.RefCount != folio.LargeMapCount;
        }

        return page.RefCount != page.MapCount + ((page.Flags & FrameFlags.SwapCache) != 0 ? 1 : 0);
    }

    /// <summary>__collapse_huge_page_swapin.</summary>
    private static bool SwapIn(Kernel kernel, MmStruct mm, VmArea area, LeafRun run)
    {
        for (int i = 0; i < run.Count; i++)
        {
            var entry = mm.Tables.Raw.PeekEntries(run)[i];
            if (!entry.IsSwap) continue;
            if (PteMarkers.IsMarker(entry, mm.Tables.Mode)) return false;
            if (kernel.Faults.Populate(mm, area, run.AddressOf(i).Value, isWrite: false) is not (FaultOutcome.Minor or FaultOutcome.Major)) return false;
        }

        return !HasSwapped(mm.Tables.Raw.PeekEntries(run));
    }

    private static bool HasSwapped(ReadOnlyEntrySpan entries)
    {
        for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
        {
            if (entries[i].IsSwap) return true;
        }

        return false;
    }

    /// <summary>madvise_collapse_errno.</summary>
    private static Rule RuleFor(ScanResult result) => result switch
    {
        ScanResult.AllocFail => MadviseRules.NoHugeBlock,
        ScanResult.PageCount => MadviseRules.PageHeld,
        _ => MadviseRules.NothingToCollapse,
    };
}
