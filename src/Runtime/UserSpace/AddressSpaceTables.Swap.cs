using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Entries whose page is in swap: how they come to be (<c>mm/rmap.c</c>), and how they become pages again (<c>mm/memory.c</c>, <c>mm/swapfile.c</c>).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// try_to_unmap_one for an anonymous page in the swap cache: the entry becomes a swap entry, which is one reference to the slot. False where the page
    /// may be pinned: it must then stay this mapping's own (folio_try_share_anon_rmap_pte).
    /// </summary>
    internal bool TrySwapOut(VirtualAddress page)
    {
        if (!_tables.TryFind(page, out var place)) throw new InvalidOperationException($"no page is mapped at {page}");
        var old = _tables.Read(place);
        ref var frame = ref _memory.Frame(old.Frame);
        bool isExclusive = (frame.Flags & FrameFlags.AnonExclusive) != 0;
        if (isExclusive && frame.MayBePinned) return false;
        var slot = _memory.SwapOf(old.Frame);
        _kernel.Swap.Duplicate(slot);
        NoteHighWater();
        if (old.IsDirty) frame.Flags |= FrameFlags.Dirty;
        frame.Flags &= ~FrameFlags.AnonExclusive;
        frame.MapCount--;
        frame.RefCount--;
        _mm.Rss.Anon--;
        _mm.Rss.Swap++;
        Set(place, page.Value, PageTableEntry.ForSwap(slot, isExclusive, Mode));
        FlushTlbPage(page);
        return true;
    }

    /// <summary>
    /// The end of do_swap_page: a swap entry becomes the page again. The caller has taken the entry's reference to the frame and given back the entry's
    /// reference to the slot.
    /// </summary>
    /// <param name="place">The entry's place.</param>
    /// <param name="page">The address.</param>
    /// <param name="pfn">The frame that holds the page.</param>
    /// <param name="area">The area.</param>
    /// <param name="isExclusive">Whether no one else has the page, so that it may be written to at once.</param>
    /// <param name="isWrite">Whether it is about to be.</param>
    internal void MapSwapped(EntryPlace place, ulong page, PageFrameNumber pfn, VmArea area, bool isExclusive, bool isWrite)
    {
        var bits = PageProtection.Bits(area.Flags, Mode);
        if (isExclusive && area.Has(VmFlags.Write)) bits |= isWrite ? EntryBits.Writable | EntryBits.Dirty : EntryBits.Writable;
        CountSwappedIn(page, pfn, area, isExclusive);
        Set(place, page, PageProtection.Entry(pfn, bits, Mode));
    }

    /// <summary>unuse_pte: the same for swapoff. Nobody has used the page yet, and the first write asks.</summary>
    internal void MapUnused(EntryPlace place, ulong page, PageFrameNumber pfn, VmArea area, bool isExclusive)
    {
        CountSwappedIn(page, pfn, area, isExclusive);
        Set(place, page, PageProtection.Entry(pfn, PageProtection.Bits(area.Flags, Mode) & ~EntryBits.Accessed, Mode));
    }

    /// <summary>
    /// MADV_WILLNEED as far as swap goes (swapin_walk_pmd_entry, shmem_swapin_range, <c>mm/madvise.c</c>): brings the swapped pages of a range into the swap
    /// cache and maps none.
    /// </summary>
    internal void ReadSwapped(VmArea area, VirtualRange range)
    {
        if (area.OpenFile != 0)
        {
            ulong first = area.PageOffsetAt(range.Start.Value);
            _kernel.Files.Open(area.OpenFile).File.Pages.ReadSwapped(first, first + (range.Length >> PageSize.Shift));
            return;
        }

        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            for (int i = 0; i < run.Count; i++)
            {
                var entry = _tables.PeekEntries(run)[i];
                if (PteMarkers.IsSwapped(entry, Mode)) _kernel.Swap.ReadIn(entry.SwapEntry(Mode));
            }
        }
    }

    /// <summary>The next swap entry of an area of swap in [cursor, end), and moves the cursor behind it.</summary>
    internal bool TryNextSwapped(ref VirtualAddress cursor, VirtualAddress end, int type, out EntryPlace place, out VirtualAddress page)
    {
        while (_tables.TryNextRun(ref cursor, end, out var run))
        {
            var entries = _tables.PeekEntries(run);
            for (int i = entries.NextUsed(0); i >= 0; i = i + 1 < entries.Length ? entries.NextUsed(i + 1) : -1)
            {
                if (!entries[i].IsSwap || entries[i].SwapEntry(Mode).Type != type) continue;
                page = run.AddressOf(i);
                cursor = page + PageSize.Bytes;
                return _tables.TryFind(page, out place);
            }
        }

        (place, page) = (default, default);
        return false;
    }

    /// <summary>Gives up the slot of a swap entry that is being cleared.</summary>
    private void DropSwapped(PageTableEntry entry)
    {
        _mm.Rss.Swap--;
        _kernel.Swap.FreeAndCache(entry.SwapEntry(Mode));
    }

    /// <summary>munlock_vma_folio; then free_swap_cache: a page that lost its last mapping loses its slot too, unless others refer to that.</summary>
    private void PutUnmapped(PageFrameNumber pfn, ref Frame frame)
    {
        if (frame.RefCount != 0 && (frame.Flags & FrameFlags.Mlocked) != 0) _kernel.Reclaim.Locked.Munlock(pfn);
        if (frame.RefCount == 0) _kernel.FreePage(pfn);
        else if (frame.MapCount == 0 && (frame.Flags & FrameFlags.SwapCache) != 0) _kernel.Swap.TryFreeSlot(pfn);
    }

    /// <summary>
    /// folio_add_anon_rmap_pte. A page that nobody maps gets an anon_vma again: the area's own if it is this mapping's alone, else the oldest, since it may
    /// be an ancestor's (__folio_set_anon).
    /// </summary>
    private void CountSwappedIn(ulong page, PageFrameNumber pfn, VmArea area, bool isExclusive)
    {
        ref var frame = ref _memory.Frame(pfn);
        if (!frame.IsAnon)
        {
            frame.Flags |= FrameFlags.Anon;
            frame.Mapping = (uint)(isExclusive ? area.AnonVma : _kernel.Vm.AnonVmas[area.AnonVma].Root);
            frame.Index = area.PageOffsetAt(page);
        }

        if (isExclusive) frame.Flags |= FrameFlags.AnonExclusive;
        frame.MapCount++;
        _mm.Rss.Anon++;
        _mm.Rss.Swap--;
    }
}
