using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Reclaiming a range on request (<c>mm/madvise.c</c> madvise_cold_or_pageout_pte_range, <c>mm/vmscan.c</c> reclaim_pages).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// MADV_PAGEOUT: the pages of a range that no one else maps are reclaimed, whether they were used or not. Those that MADV_FREE gave up and that were not
    /// written since are dropped; other anonymous ones go to swap, in ascending order, and stay if there is none.
    /// </summary>
    public void PageOut(VirtualRange range)
    {
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                bool isWhole = run.Count == LargeFolio.Pages;
                var leaf = _tables.Read(run.HugePlace);
                if (isWhole && !leaf.IsSpecial && IsLazyFree(leaf)) Zap(new VirtualRange(run.Start, (ulong)run.Count << PageSize.Shift));
                else if (TrySplitForReclaim(leaf) && _tables.TryFindRun(run.Start, run.End, out run)) PageOut(run);
            }
            else
            {
                PageOut(run);
            }
        }
    }

    private void PageOut(LeafRun run)
    {
        for (int i = Math.Max(_tables.PeekEntries(run).NextUsed(0), 0); i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (entry.HasFrame && !entry.IsSpecial && _memory.Peek(entry.Frame).IsCompound)
            {
                if (!TrySplitForReclaim(entry)) continue;
                entry = _tables.PeekEntries(run)[i];
            }

            if (!IsReclaimable(entry)) continue;
            _kernel.Work.Add(1);
            if (IsLazyFree(entry)) Zap(new VirtualRange(run.AddressOf(i), PageSize.Bytes));
            else _kernel.Swap.TrySwapOut(entry.Frame);
        }
    }

    /// <summary>A huge page that no one else maps is made small pages, which go to swap one by one. Only where there is swap to go to.</summary>
    private bool TrySplitForReclaim(PageTableEntry entry) =>
        !entry.IsSpecial && _kernel.Swap.HasRoom && !new LargeFolio(_memory, entry.Frame).IsMaybeMappedShared && _kernel.HugePages.TrySplit(entry.Frame);

    /// <summary>vm_normal_folio, and mapped by no one else: an anonymous page that is not locked.</summary>
    private bool IsReclaimable(PageTableEntry entry)
    {
        if (!entry.HasFrame || entry.IsSpecial) return false;
        ref readonly var frame = ref _memory.Peek(entry.Frame);
        return frame.IsAnon && frame.MapCount == 1 && (frame.Flags & FrameFlags.Mlocked) == 0;
    }

    private bool IsLazyFree(PageTableEntry entry) =>
        !entry.IsDirty && (_memory.Peek(entry.Frame).Flags & (FrameFlags.SwapBacked | FrameFlags.Dirty)) == 0;
}
