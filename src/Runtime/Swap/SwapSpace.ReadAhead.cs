using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>Reading more than the slot that is wanted (<c>mm/swap_state.c</c> swapin_readahead).</summary>
public sealed partial class SwapSpace
{
    // __swapin_nr_pages: what decides how far is read ahead.
    private ReadAheadState _readAhead = ReadAheadState.AtBoot;

    /// <summary>
    /// swap_cluster_readahead: reads the slots in use of the aligned block of up to 2^page_cluster slots around one. The frame of the one that is wanted; none
    /// when there is no frame for it.
    /// </summary>
    internal PageFrameNumber ReadAround(SwapEntry entry)
    {
        var area = Area(entry);
        int pages = _readAhead.Pages(entry.Offset, 1 << _kernel.Sysctl.PageCluster);
        _readAhead = _readAhead.After(entry.Offset, pages);
        ulong mask = (ulong)pages - 1;
        ulong first = Math.Max(entry.Offset & ~mask, 1);
        ulong last = Math.Min(entry.Offset | mask, area.Slots - 1);
        for (ulong slot = first; slot <= last; slot++)
        {
            if (area.UsesOf(slot) == 0 || !area.CachedAt(slot).IsNone) continue;
            var pfn = ReadIn(new SwapEntry(entry.Type, slot));
            if (pfn.IsNone) break;
            if (slot == entry.Offset) continue;

            // PG_readahead is PG_reclaim of a page that is not being written.
            _kernel.Memory.Frame(pfn).Flags |= FrameFlags.Reclaim;
            _kernel.VmStat.Count(VmEvent.SwapRa);
        }

        return ReadIn(entry);
    }

    /// <summary>swap_update_readahead: a fault found the page in the swap cache.</summary>
    internal void NoteHit(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Reclaim) == 0) return;
        frame.Flags &= ~FrameFlags.Reclaim;
        _kernel.VmStat.Count(VmEvent.SwapRaHit);
        _readAhead = _readAhead.WithHit();
    }
}
