using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Sharing pages with a child (<c>mm/memory.c</c> copy_page_range).</summary>
public sealed partial class AddressSpaceTables
{
    /// <summary>
    /// Copies the entries of an area into the child's tables. In copy-on-write areas both sides lose the write bit and the pages their
    /// exclusive mark; the child's entries are young for no one. The child gets each table that the parent has there, even an empty one.
    /// False when a table could not be had; the caller then ends the child.
    /// The caller flushes once with <see cref="FlushAll"/> when all areas are copied.
    /// </summary>
    internal bool CopyTo(AddressSpaceTables child, VmArea area, ref ulong pages)
    {
        bool copyOnWrite = area.IsCopyOnWrite;
        var toClear = EntryBits.Accessed | (area.IsShared ? EntryBits.Dirty : EntryBits.None);
        if (HasHuge && area.IsAnonymous) return CopyWithHuge(child, area, ref pages);
        if (!child._tables.TryMakeLike(_tables, area.Start, area.End)) return false;
        return CopyRuns(child, area.Range, copyOnWrite, toClear, ref pages);
    }

    /// <summary>copy_pmd_range where huge entries may be: 2 MiB at a time, so that the child's tables come in the kernel's order.</summary>
    private bool CopyWithHuge(AddressSpaceTables child, VmArea area, ref ulong pages)
    {
        var toClear = EntryBits.Accessed | (area.IsShared ? EntryBits.Dirty : EntryBits.None);
        for (var start = area.Start; start < area.End;)
        {
            var end = new VirtualAddress((start.Value | HugeMask) + 1);
            if (end > area.End) end = area.End;
            if (!child._tables.TryMakeLike(_tables, start, end)) return false;
            var cursor = start;
            if (_tables.TryFindHuge(start, out var pinned) && IsPinned(_tables.Read(pinned))) SplitHuge(pinned, start);
            if (_tables.TryFindHuge(start, out _) && _tables.TryNextLeaves(ref cursor, end, out var huge))
            {
                if (!TryDepositFor(child, huge, out var room)) return false;
                _kernel.Work.Add((huge.Count >> 4) + 1);
                if (_tables.TryFindHuge(start, out _))
                {
                    CopyHuge(child, huge, room);
                    pages += (ulong)huge.Count;
                    start = end;
                    continue;
                }

                // Reclaim, for the child's tables, has split it.
                child._tables.FreeDeposit(room, huge.Start);
            }

            if (!CopyRuns(child, VirtualRange.FromBounds(start, end), area.IsCopyOnWrite, toClear, ref pages))
            {
                return false;
            }

            start = end;
        }

        return true;
    }

    private bool CopyRuns(AddressSpaceTables child, VirtualRange range, bool copyOnWrite, EntryBits toClear, ref ulong pages)
    {
        var cursor = range.Start;
        while (_tables.TryNextRun(ref cursor, range.End, out var run))
        {
            int used = _tables.PeekEntries(run).NextUsed(0);
            if (used < 0) continue;
            if (!child._tables.TryEnsureRun(run.Start, run.End, out var into)) return false;
            _kernel.Work.Add((run.Count >> 4) + 1);
            pages += CopyRun(_tables.Entries(run), child._tables.Entries(into), used, copyOnWrite, toClear, child._mm);
            if (copyOnWrite && _mm.Pins.HasPinned && !TryCopyPinned(child, run, ref pages)) return false;
        }

        return true;
    }

    /// <summary>
    /// copy_present_page: what may be pinned stays the parent's alone, with its rights to write, because a device would go on writing to it while the child
    /// saw something else. The child gets a copy at once. False when there is no frame for one.
    /// </summary>
    private bool TryCopyPinned(AddressSpaceTables child, LeafRun run, ref ulong pages)
    {
        for (int i = Math.Max(_tables.PeekEntries(run).NextUsed(0), 0); i < run.Count; i++)
        {
            var entry = _tables.PeekEntries(run)[i];
            if (!IsPinned(entry)) continue;
            if (!_kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var copy)) return false;
            var page = run.AddressOf(i);
            _memory.CopyPage(entry.Frame, copy);
            _kernel.Events.Emit(EventKind.CowCopy, page.Value, entry.Frame.Value, copy.Value, rule: Rules.FaultRules.CopyPinned);
            if (!child._tables.TryFind(page, out var place)) throw new InvalidOperationException($"the child has no table for {page}");
            child.MapNewAnonymous(place, page.Value, copy, child._mm.AreaAt(page)!);
            pages++;
        }

        return true;
    }

    /// <summary>folio_needs_cow_for_dma, of a page that is this mapping's alone.</summary>
    private bool IsPinned(PageTableEntry entry) =>
        _mm.Pins.HasPinned && entry.HasFrame && !entry.IsSpecial
        && (_memory.Peek(entry.Frame).Flags & FrameFlags.AnonExclusive) != 0
        && _memory.Peek(LargeFolio.HeadOf(_memory, entry.Frame)).MayBePinned;

    /// <summary>copy_pte_range for one leaf table.</summary>
    private ulong CopyRun(EntrySpan source, EntrySpan target, int from, bool copyOnWrite, EntryBits toClear, MmStruct child)
    {
        ulong pages = 0;
        ulong anon = 0;
        ulong file = 0;
        ulong shmem = 0;
        uint chunk = uint.MaxValue;
        Span<Frame> frames = default;
        for (int i = from; i < source.Length; i++)
        {
            var entry = source[i];
            if (entry.IsNone) continue;
            if (!entry.HasFrame)
            {
                if (PteMarkers.IsSwapped(entry, Mode))
                {
                    // copy_nonpresent_pte: the slot has one more reference, and the page is nobody's alone.
                    _kernel.Swap.Duplicate(entry.SwapEntry(Mode));
                    entry = entry.WithoutSwapExclusive(Mode);
                    source[i] = entry;
                    child.Rss.Swap++;
                }

                target[i] = entry;
                continue;
            }

            if (copyOnWrite && IsPinned(entry)) continue;
            if (copyOnWrite && entry.IsWritable)
            {
                entry = entry.WriteProtected();
                source[i] = entry;
            }

            target[i] = entry.Without(toClear);
            pages++;
            if (entry.IsSpecial) continue;
            var pfn = entry.Frame;
            if (pfn.Value >> 9 != chunk)
            {
                chunk = pfn.Value >> 9;
                frames = _memory.FramesAround(pfn);
            }

            ref var frame = ref frames[(int)(pfn.Value & 511)];
            if (frame.IsCompound)
            {
                _kernel.HugePages.AddEntry(pfn, child.Id);
            }
            else
            {
                frame.RefCount++;
                frame.MapCount++;
            }

            if (frame.IsAnon)
            {
                frame.Flags &= ~FrameFlags.AnonExclusive;
                anon++;
            }
            else if ((frame.Flags & FrameFlags.SwapBacked) != 0) shmem++;
            else file++;
        }

        child.Rss.Anon += anon;
        child.Rss.File += file;
        child.Rss.Shmem += shmem;
        return pages;
    }
}
