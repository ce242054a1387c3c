using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Reclaiming a range on request (<c>mm/madvise.c</c> madvise_cold_or_pageout_pte_range, <c>mm/vmscan.c</c> reclaim_pages).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// MADV_PAGEOUT: the pages of a range that no one else maps are reclaimed, whether they were used or not: anonymous ones go to swap, in ascending order,
    /// and stay if there is none; those that MADV_FREE gave up and clean ones of files are dropped. Huge pages are made small ones first.
    /// </summary>
    public void PageOut(VirtualRange range)
    {
        var pages = new List<PageFrameNumber>();
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                var leaf = _tables.Read(run.HugePlace);
                if (run.Count == LargeFolio.Pages && IsLazyFree(leaf)) Zap(new VirtualRange(run.Start, (ulong)run.Count << PageSize.Shift));
                if (!_kernel.Swap.HasRoom || !TrySplit(leaf) || !_tables.TryFindRun(run.Start, run.End, out run)) continue;
            }

            CollectOwn(run, _kernel.Swap.HasRoom, clearYoung: false, pages);
            _kernel.Reclaim.PageOut(pages);
            pages.Clear();
        }
    }

    /// <summary>MADV_COLD: the pages of a range that no one else maps count as unused from now on, and are the first that reclaim will look at.</summary>
    public void Deactivate(VirtualRange range)
    {
        var pages = new List<PageFrameNumber>();
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                var leaf = _tables.Read(run.HugePlace);
                if (leaf.IsSpecial || new LargeFolio(_memory, leaf.Frame).IsMaybeMappedShared) continue;
                if (run.Count == LargeFolio.Pages)
                {
                    TestAndClearYoung(run.Start);
                    pages.Add(leaf.Frame);
                    continue;
                }

                if (!TrySplit(leaf) || !_tables.TryFindRun(run.Start, run.End, out run)) continue;
            }

            CollectOwn(run, splits: true, clearYoung: true, pages);
        }

        foreach (var pfn in pages)
        {
            _memory.Frame(pfn).Flags &= ~FrameFlags.Referenced;
            _kernel.Reclaim.Deactivate(pfn);
        }
    }

    /// <summary>The pages of a leaf table that are on LRU lists and that no one else maps; huge pages that small entries map are made small ones.</summary>
    private void CollectOwn(LeafRun run, bool splits, bool clearYoung, List<PageFrameNumber> pages)
    {
        for (int i = Math.Max(_tables.PeekEntries(run).NextUsed(0), 0); i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (!entry.IsPresent || entry.IsSpecial) continue;
            if (_memory.Peek(entry.Frame).IsCompound)
            {
                if (!splits || !TrySplit(entry)) continue;
                entry = _tables.PeekEntries(run)[i];
                if (entry.IsSpecial) continue;
            }

            ref readonly var frame = ref _memory.Peek(entry.Frame);
            if ((frame.Flags & FrameFlags.Lru) == 0 || frame.MapCount != 1) continue;
            _kernel.Work.Add(1);
            if (clearYoung) TestAndClearYoung(run.AddressOf(i));
            pages.Add(entry.Frame);
        }
    }

    private bool IsLazyFree(PageTableEntry entry)
    {
        if (entry.IsSpecial || entry.IsDirty) return false;
        ref readonly var frame = ref _memory.Peek(entry.Frame);
        return frame.IsAnon && (frame.Flags & (FrameFlags.SwapBacked | FrameFlags.Dirty)) == 0;
    }

    /// <summary>folio_split: a huge page that no one else maps is made small pages.</summary>
    private bool TrySplit(PageTableEntry entry) =>
        !entry.IsSpecial && !new LargeFolio(_memory, entry.Frame).IsMaybeMappedShared && _kernel.HugePages.TrySplit(entry.Frame);
}
