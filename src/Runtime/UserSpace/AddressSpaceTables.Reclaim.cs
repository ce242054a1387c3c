using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>What reclaim does to single entries, which it found from the page (<c>mm/rmap.c</c>).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// ptep_clear_flush_young: whether the entry was used since it was last asked; from now on it counts as unused. x86 leaves the TLB alone, whose
    /// entries do not live long on a real machine; here they live until flushed, so that the flush is what makes the next use seen.
    /// </summary>
    internal bool TestAndClearYoung(VirtualAddress page)
    {
        if (_tables.TryFindHuge(page, out var huge))
        {
            var leaf = _tables.Read(huge);
            if (!leaf.IsAccessed) return false;
            _tables.SetHuge(huge, leaf.Without(EntryBits.Accessed));
            FlushHuge(page);
            return true;
        }

        if (!_tables.TryFind(page, out var place)) return false;
        var entry = _tables.Read(place);
        if (!entry.HasFrame || !entry.IsAccessed) return false;
        _tables.Write(place, entry.Without(EntryBits.Accessed));
        FlushTlbPage(page);
        return true;
    }

    /// <summary>try_to_unmap_one, page of a file: the entry goes, its dirt goes to the frame.</summary>
    internal void UnmapFilePage(VirtualAddress page)
    {
        var entry = TakeOut(page, PageTableEntry.None);
        if (entry.IsDirty) _kernel.Writeback.MarkDirty(entry.Frame);
        Uncount(in _memory.Peek(entry.Frame));
        DropMapping(entry.Frame);
    }

    /// <summary>
    /// try_to_unmap_one, page given up with MADV_FREE: the entry goes, and the contents with it. False when the page was stored to since: it is kept, and is
    /// an ordinary page again.
    /// </summary>
    internal bool DropLazyFree(VirtualAddress page)
    {
        var place = Find(page);
        var entry = _tables.Read(place);
        ref var frame = ref _memory.Frame(entry.Frame);
        if (entry.IsDirty || (frame.Flags & FrameFlags.Dirty) != 0) return false;
        TakeOut(page, PageTableEntry.None);
        frame.Flags &= ~FrameFlags.AnonExclusive;
        _mm.Rss.Anon--;
        DropMapping(entry.Frame);
        return true;
    }

    private EntryPlace Find(VirtualAddress page) =>
        _tables.TryFind(page, out var place) ? place : throw new InvalidOperationException($"reclaim was led to {page}, where no table is");

    /// <summary>ptep_clear_flush and set_pte_at; what was there.</summary>
    private PageTableEntry TakeOut(VirtualAddress page, PageTableEntry replacement)
    {
        NoteHighWater();
        var place = Find(page);
        var entry = _tables.Read(place);
        _tables.Write(place, replacement);
        FlushTlbPage(page);
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.PteClear, page.Value, page.Value + PageSize.Bytes, 1);
        return entry;
    }

    /// <summary>folio_remove_rmap_pte and the entry's reference; whoever unmaps holds one more.</summary>
    private void DropMapping(PageFrameNumber pfn)
    {
        ref var frame = ref _memory.Frame(pfn);
        frame.MapCount--;
        frame.RefCount--;
    }
}
