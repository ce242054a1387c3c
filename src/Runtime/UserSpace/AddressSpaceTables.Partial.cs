using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Advice that is about a part of a huge page only (<c>mm/madvise.c</c>).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// What MADV_COLD and MADV_PAGEOUT do first (madvise_cold_or_pageout_pte_range): huge pages that the range takes in only in part become small ones,
    /// unless another address space maps them too.
    /// </summary>
    internal void SplitPartlyCovered(VirtualRange range)
    {
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                var leaf = _tables.Read(run.HugePlace);
                if (run.Count != LargeFolio.Pages && !leaf.IsSpecial && leaf.IsPresent) _ = TrySplitIfMine(leaf.Frame);
                continue;
            }

            for (int i = Math.Max(_tables.PeekEntries(run).NextUsed(0), 0); i < run.Count; i++)
            {
                var entry = _tables.PeekEntries(run)[i];
                if (!entry.HasFrame || entry.IsSpecial || !_memory.Peek(entry.Frame).IsCompound) continue;
                if (IsWholeFolio(run, i)) i += LargeFolio.Pages - 1;
                else _ = TrySplitIfMine(entry.Frame);
            }
        }
    }

    private bool TrySplitIfMine(PageFrameNumber pfn) => !new LargeFolio(_memory, pfn).IsMaybeMappedShared && _kernel.HugePages.TrySplit(pfn);

    /// <summary>madvise_folio_pte_batch: whether the entries from an index on map a whole huge page, page after page.</summary>
    private bool IsWholeFolio(LeafRun run, int index)
    {
        var head = _tables.PeekEntries(run)[index].Frame;
        if ((_memory.Peek(head).Flags & FrameFlags.Head) == 0 || index + LargeFolio.Pages > run.Count) return false;
        for (int i = 1; i < LargeFolio.Pages; i++)
        {
            var entry = _tables.PeekEntries(run)[index + i];
            if (!entry.HasFrame || entry.Frame != head + (uint)i) return false;
        }

        return true;
    }
}
