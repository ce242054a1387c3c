using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>
/// What <c>/proc/PID/pagemap</c> says of a page (<c>Documentation/admin-guide/mm/pagemap.rst</c>; <c>fs/proc/task_mmu.c</c> pte_to_pagemap_entry), and
/// whether its frame is the zero page, which is KPF_ZERO_PAGE of <c>/proc/kpageflags</c>.
/// </summary>
public readonly record struct PageMapEntry
{
    /// <summary>Bit 63: mapped.</summary>
    public bool IsPresent { get; init; }

    /// <summary>Bit 62: in swap, or a marker that has a swap entry's form.</summary>
    public bool IsSwapped { get; init; }

    /// <summary>Bit 61: a page of a file or of shared memory.</summary>
    public bool IsFile { get; init; }

    /// <summary>Bit 58: a guard marker (MADV_GUARD_INSTALL).</summary>
    public bool IsGuard { get; init; }

    /// <summary>Bit 56: mapped exactly once.</summary>
    public bool IsExclusive { get; init; }

    public bool IsZeroPage { get; init; }

    /// <summary>Bits 0 to 54 of a page that is present.</summary>
    public PageFrameNumber Frame { get; init; }

    /// <summary>The page that contains an address.</summary>
    public static PageMapEntry Of(Process process, VirtualAddress address)
    {
        ArgumentNullException.ThrowIfNull(process);
        var tables = process.Mm.Tables.Raw;
        var cursor = address.RoundDown();
        var page = cursor;
        if (!tables.TryNextLeaves(ref cursor, page + PageSize.Bytes, out var run)) return default;
        if (run.IsHuge) return OfHuge(process, tables.Read(run.HugePlace), page);
        var entry = tables.Read(page);
        if (entry.IsNone) return default;
        if (!entry.HasFrame) return new PageMapEntry { IsSwapped = true, IsGuard = PteMarkers.IsGuard(entry, tables.Mode) };
        return entry.IsSpecial
            ? new PageMapEntry { IsPresent = true, IsZeroPage = entry.Frame == BootMemory.ZeroPage, Frame = entry.Frame }
            : OfFrame(process, entry.Frame);
    }

    /// <summary>pagemap_pmd_range_thp: the huge zero page is shown as a page of a file, and whether the first page is mapped exclusively counts for all.</summary>
    private static PageMapEntry OfHuge(Process process, PageTableEntry leaf, VirtualAddress page)
    {
        const uint PagesOfLeaf = 512;
        var frame = leaf.Frame + (uint)((page.Value >> PageSize.Shift) % PagesOfLeaf);
        return leaf.IsSpecial ? new PageMapEntry { IsPresent = true, IsFile = true, IsZeroPage = true, Frame = frame } : OfFrame(process, leaf.Frame) with { Frame = frame };
    }

    private static PageMapEntry OfFrame(Process process, PageFrameNumber pfn)
    {
        ref readonly var frame = ref process.Kernel.Memory.Peek(pfn);
        return new PageMapEntry { IsPresent = true, IsFile = !frame.IsAnon, IsExclusive = frame.MapCount == 1, Frame = pfn };
    }
}
