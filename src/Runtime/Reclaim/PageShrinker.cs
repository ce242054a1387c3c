using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// shrink_folio_list (<c>mm/vmscan.c</c>): what happens to each of a handful of pages that were taken off an inactive list, in the kernel's order: locked?
/// used? a slot in swap; unmap; write; drop. The caller holds a reference on each.
/// </summary>
internal sealed class PageShrinker
{
    private readonly Kernel _kernel;

    public PageShrinker(Kernel kernel)
    {
        _kernel = kernel;
        References = new PageReferences(kernel);
    }

    /// <summary>What became of the pages. Counts are pages.</summary>
    public record struct Outcome
    {
        /// <summary>nr_reclaimed.</summary>
        public ulong Freed { get; set; }

        /// <summary>nr_pageout: writes that were started.</summary>
        public ulong Written { get; set; }

        /// <summary>nr_unqueued_dirty: dirty pages of files, which the flusher has to write.</summary>
        public ulong UnqueuedDirty { get; set; }
    }

    private enum Fate
    {
        Freed,
        Kept,
        Activated,

        /// <summary>Written; Linux keeps it until the write ends.</summary>
        Written,

        /// <summary>A huge page: it is made small pages, which stand at the tail to be looked at one by one.</summary>
        ToSplit,
    }

    public PageReferences References { get; }

    /// <summary>Frees what can be freed; the pages that stay remain in the list, in their order, still held.</summary>
    /// <param name="pages">Pages that are on no list.</param>
    /// <param name="scan">What may be done.</param>
    /// <param name="ignoreReferences">Whether their use does not count: advice wants them gone.</param>
    public Outcome Shrink(List<PageFrameNumber> pages, ScanControl scan, bool ignoreReferences)
    {
        var outcome = default(Outcome);
        int kept = 0;
        ulong activated = 0;
        for (int i = 0; i < pages.Count; i++)
        {
            var pfn = pages[i];
            scan.Scanned++;
            switch (ShrinkPage(pfn, scan, ignoreReferences, ref outcome))
            {
                case Fate.Freed:
                    outcome.Freed++;
                    _kernel.PutPage(pfn);
                    break;
                case Fate.Written:
                    outcome.Written++;
                    Rotate(pfn);
                    break;
                case Fate.ToSplit:
                    Split(pfn);
                    break;
                case Fate.Activated:
                    if (Activate(pfn)) activated++;
                    pages[kept++] = pfn;
                    break;
                default:
                    pages[kept++] = pfn;
                    break;
            }
        }

        pages.RemoveRange(kept, pages.Count - kept);
        if (activated != 0) _kernel.VmStat.Count(VmEvent.PgActivate, (long)activated);
        return outcome;
    }

    /// <summary>folio_putback_lru: gives up the hold on a page and puts it on the list that its flags say, if anyone still has it.</summary>
    public void PutBack(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if (frame.RefCount == 1)
        {
            _kernel.PutPage(pfn);
            return;
        }

        frame.RefCount--;
        if ((frame.Flags & FrameFlags.Mlocked) != 0) frame.Flags = (frame.Flags & ~FrameFlags.Active) | FrameFlags.Unevictable;
        _kernel.Lru.Add(pfn);
    }

    /// <summary>folio_rotate_reclaimable: the write has ended; the page is clean now and is the next to be looked at.</summary>
    private void Rotate(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.RefCount--;
        frame.Flags &= ~FrameFlags.Active;
        _kernel.Lru.AddTail(pfn);
        _kernel.VmStat.Count(VmEvent.PgRotated);
    }

    /// <summary>
    /// split_folio_to_list; Linux swaps a huge page as one where the device can, here its pages go one by one. One that somebody holds is active from now on.
    /// </summary>
    private void Split(PageFrameNumber head)
    {
        // It must be on a list and held by none but its mappings.
        _kernel.Memory.Frame(head).RefCount--;
        _kernel.Lru.Add(head);
        if (!_kernel.HugePages.TrySplit(head))
        {
            _kernel.Lru.Change(head, FrameFlags.None, FrameFlags.Active);
            return;
        }

        for (uint page = LargeFolio.Pages; page-- > 0;)
        {
            if ((_kernel.Memory.Peek(head + page).Flags & FrameFlags.Lru) == 0) continue;
            _kernel.Lru.Remove(head + page);
            _kernel.Lru.AddTail(head + page);
        }
    }

    private Fate ShrinkPage(PageFrameNumber pfn, ScanControl scan, bool ignoreReferences, ref Outcome outcome)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Mlocked) != 0) return Fate.Activated;
        if (!scan.MayUnmap && frame.MapCount != 0) return Fate.Kept;
        bool isFile = (frame.Flags & FrameFlags.SwapBacked) == 0 && !frame.IsAnon;
        if (isFile && (frame.Flags & FrameFlags.Dirty) != 0) outcome.UnqueuedDirty++;

        var verdict = ignoreReferences ? ReferenceVerdict.Reclaim : References.Judge(pfn);
        if (verdict == ReferenceVerdict.Activate) return Fate.Activated;
        if (verdict == ReferenceVerdict.Keep) return Fate.Kept;

        if (frame.IsCompound) return _kernel.Swap.HasRoom ? Fate.ToSplit : Fate.Activated;
        bool isAnon = frame.IsAnon && (frame.Flags & FrameFlags.SwapBacked) != 0;
        if (isAnon && (frame.Flags & FrameFlags.SwapCache) == 0)
        {
            if ((scan.Gfp & GfpFlags.Io) == 0 || frame.MayBePinned) return Fate.Kept;
            if (!_kernel.Swap.TryAdd(pfn, out _)) return Fate.Activated;

            // The entry's A and D may both be clear (MADV_FREE taken back): the contents must be written all the same.
            frame.Flags |= FrameFlags.Dirty;
        }

        if (frame.MapCount != 0 && !TryUnmap(pfn)) return Fate.Activated;
        if (frame.RefCount != Holders(in frame)) return Fate.Kept;

        // Truncated, and somebody still holds it.
        if (!frame.IsAnon && frame.Mapping == 0 && (frame.Flags & FrameFlags.SwapCache) == 0) return Fate.Kept;
        if ((frame.Flags & FrameFlags.Dirty) != 0)
        {
            if (isFile) return LeaveToFlusher(pfn);
            if (verdict == ReferenceVerdict.ReclaimClean || !scan.MayWrite) return Fate.Kept;
            if (!TryWrite(pfn, out bool isUnderWay)) return Fate.Activated;
            if (isUnderWay) return Fate.Written;
        }

        return Remove(pfn);
    }

    /// <summary>try_to_unmap: takes out every entry that maps the page; false when one stays.</summary>
    private bool TryUnmap(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        bool isAnon = frame.IsAnon;
        bool isLazyFree = isAnon && (frame.Flags & FrameFlags.SwapBacked) == 0;
        foreach (var mapping in _kernel.Rmap.Find(pfn))
        {
            if (mapping.Area.Has(UserSpace.VmFlags.Locked))
            {
                _kernel.Reclaim.Locked.Mlock(pfn);
                return false;
            }

            var tables = mapping.Mm.Tables;
            if (!isAnon) tables.UnmapFilePage(mapping.Address);
            else if (!isLazyFree)
            {
                if (!tables.TrySwapOut(mapping.Address)) return false;
            }
            else if (!tables.DropLazyFree(mapping.Address))
            {
                frame.Flags |= FrameFlags.SwapBacked;
                return false;
            }
        }

        return frame.MapCount == 0;
    }

    /// <summary>is_page_cache_freeable: the references of a page that nobody else uses: ours, and that of the cache it is in.</summary>
    private static int Holders(in Frame frame) => frame.IsAnon && (frame.Flags & FrameFlags.SwapCache) == 0 ? 1 : 2;

    /// <summary>Reclaim writes no files: the page is tagged, so that it goes to the tail when the flusher has written it, and is out of the way till then.</summary>
    private Fate LeaveToFlusher(PageFrameNumber pfn)
    {
        _kernel.VmStat.Add(NodeStat.VmScanImmediateReclaim);
        _kernel.Memory.Frame(pfn).Flags |= FrameFlags.Reclaim;
        return Fate.Activated;
    }

    /// <summary>pageout, for pages that go to swap: false when swap has no room.</summary>
    private bool TryWrite(PageFrameNumber pfn, out bool isUnderWay)
    {
        isUnderWay = false;
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.SwapCache) == 0 && !FileOf(in frame).Pages.TryMoveToSwap(frame.Index)) return false;
        isUnderWay = _kernel.Swap.WriteOut(pfn);
        _kernel.VmStat.Add(NodeStat.VmScanWrite);
        return true;
    }

    /// <summary>__remove_mapping: the page leaves its cache, where a shadow stays.</summary>
    private Fate Remove(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.SwapCache) != 0)
        {
            _kernel.Swap.RemoveFromCache(pfn, _kernel.Workingset.Evict(pfn).Raw);
        }
        else if (frame.IsAnon)
        {
            _kernel.VmStat.Count(VmEvent.PgLazyFreed);
        }
        else
        {
            bool isShmem = (frame.Flags & FrameFlags.SwapBacked) != 0;
            FileOf(in frame).Pages.Evict(frame.Index, isShmem ? 0 : _kernel.Workingset.Evict(pfn).Raw);
        }

        return Fate.Freed;
    }

    /// <summary>activate_locked: the page goes to the active list; one that was in swap and has no need of its slot gives it up.</summary>
    private bool Activate(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        bool isLocked = (frame.Flags & FrameFlags.Mlocked) != 0;
        if ((frame.Flags & FrameFlags.SwapCache) != 0 && (_kernel.Swap.IsFull || isLocked)) _kernel.Swap.TryFreeSlot(pfn);
        if (isLocked) return false;
        frame.Flags |= FrameFlags.Active;
        return true;
    }

    private MemoryFile FileOf(in Frame frame) => _kernel.Files[new FileId((int)frame.Mapping)];
}
