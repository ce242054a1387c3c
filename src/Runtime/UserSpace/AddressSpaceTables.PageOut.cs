using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Reclaiming a range on request (<c>mm/madvise.c</c> madvise_cold_or_pageout_pte_range, <c>mm/vmscan.c</c> shrink_folio_list).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// MADV_PAGEOUT as far as it needs no swap: the pages that MADV_FREE gave up, that were not written since and that no one else maps, are
    /// dropped. Other anonymous pages have nowhere to go and stay.
    /// </summary>
    public void DropLazyFree(VirtualRange range)
    {
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                if (run.Count == LargeFolio.Pages && IsLazyFree(_tables.Read(run.HugePlace))) Zap(new VirtualRange(run.Start, (ulong)run.Count << PageSize.Shift));
                continue;
            }

            for (int i = Math.Max(_tables.PeekEntries(run).NextUsed(0), 0); i < run.Count; i++)
            {
                if (IsLazyFree(_tables.PeekEntries(run)[i])) Zap(new VirtualRange(run.AddressOf(i), PageSize.Bytes));
            }
        }
    }

    private bool IsLazyFree(PageTableEntry entry)
    {
        if (!entry.HasFrame || entry.IsSpecial || entry.IsDirty) return false;
        ref var frame = ref _memory.Frame(entry.Frame);
        return frame.IsAnon && frame.MapCount == 1 && (frame.Flags & (FrameFlags.SwapBacked | FrameFlags.Dirty)) == 0;
    }
}
