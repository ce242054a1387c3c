using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Giving pages up without taking them out (<c>mm/madvise.c</c> madvise_free_pte_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// MADV_FREE: the anonymous pages of the range are clean and old, and reclaim may drop them unless a store makes them dirty again.
    /// A page whose dirt is kept in its frame is left alone while others map it, since the dirt may be theirs. A huge page of which the range takes in
    /// only a part is split first, if no one else maps it.
    /// </summary>
    public void MarkLazyFree(VirtualRange range)
    {
        NoteHighWater();
        var cursor = range.Start;
        while (_tables.TryNextLeaves(ref cursor, range.End, out var run))
        {
            if (run.IsHuge)
            {
                if (!TryFreeHuge(run)) continue;
                if (!_tables.TryFindRun(run.Start, run.End, out run)) continue;
            }

            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used >= 0 && MarkLazyFree(run, used)) FlushTlb(run.Start, run.End);
        }
    }

    /// <summary>madvise_free_pte_range for one leaf table; whether an entry has changed.</summary>
    private bool MarkLazyFree(LeafRun run, int from)
    {
        bool hasChanged = false;
        int whole = 0;
        for (int i = from; i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (PteMarkers.IsSwapped(entry, Mode))
            {
                // What is in swap has no other copy that could be kept for a while: it goes at once.
                _tables.Entries(run)[i] = PageTableEntry.None;
                DropSwapped(entry);
                continue;
            }

            if (!entry.HasFrame || entry.IsSpecial) continue;
            if (i >= whole && _memory.Peek(entry.Frame).IsCompound)
            {
                if (IsWholeFolio(run, i)) whole = i + LargeFolio.Pages;
                else if (!TrySplitIfMine(entry.Frame)) continue;
                entry = _tables.PeekEntries(run)[i];
                if (entry.IsSpecial) continue;
            }

            var pfn = LargeFolio.HeadOf(_memory, entry.Frame);
            ref var frame = ref _memory.Frame(pfn);
            if ((frame.Flags & (FrameFlags.Dirty | FrameFlags.SwapCache)) != 0)
            {
                bool isMine = frame.IsCompound ? new LargeFolio(_memory, pfn).LargeMapCount == LargeFolio.Pages : frame.MapCount == 1;
                if (!isMine) continue;
                if ((frame.Flags & FrameFlags.SwapCache) != 0 && !_kernel.Swap.TryFreeSlot(pfn)) continue;
                frame.Flags &= ~FrameFlags.Dirty;
            }

            hasChanged |= entry.IsAccessed || entry.IsDirty;
            _tables.Entries(run)[i] = entry.Without(EntryBits.Accessed | EntryBits.Dirty);

            // folio_mark_lazyfree: private anonymous pages that reclaim could take; those of a file, or locked by another process, stay what they are.
            if (frame.IsAnon && (frame.Flags & FrameFlags.Unevictable) == 0) MarkLazyFree(pfn);
        }

        return hasChanged;
    }

    /// <summary>madvise_free_huge_pmd: whether the range's part of the huge page is small pages now, which are still to be marked.</summary>
    private bool TryFreeHuge(LeafRun huge)
    {
        var leaf = _tables.Read(huge.HugePlace);
        if (leaf.IsSpecial) return false;
        var folio = new LargeFolio(_memory, leaf.Frame);
        if (huge.Count != LargeFolio.Pages) return TrySplitIfMine(leaf.Frame);
        if (folio.IsMaybeMappedShared) return false;
        folio.Head.Flags &= ~FrameFlags.Dirty;
        if (leaf.IsAccessed || leaf.IsDirty)
        {
            _tables.SetHuge(huge.HugePlace, leaf.Without(EntryBits.Accessed | EntryBits.Dirty));
            FlushHuge(huge.Start);
        }

        MarkLazyFree(leaf.Frame);
        return false;
    }

    /// <summary>folio_mark_lazyfree: not for a page that is locked in another address space.</summary>
    private void MarkLazyFree(PageFrameNumber pfn)
    {
        if (_memory.Peek(pfn).MapCount > 1 && IsLockedByAnyone(pfn)) return;
        _kernel.Lru.Change(pfn, FrameFlags.SwapBacked | FrameFlags.Active | FrameFlags.Referenced, FrameFlags.None);
    }

    private bool IsLockedByAnyone(PageFrameNumber pfn)
    {
        foreach (var mapping in _kernel.Rmap.MappingsOf(pfn))
        {
            if (mapping.Area.Has(VmFlags.Locked)) return true;
        }

        return false;
    }
}
