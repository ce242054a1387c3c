using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>do_swap_page: the entry of a page that is in swap.</summary>
public sealed partial class FaultHandler
{
    private FaultOutcome Swapped(in PageFault fault, PageTableEntry entry)
    {
        var tables = fault.Mm.Tables;
        var swap = _kernel.Swap;
        var slot = entry.SwapEntry(tables.Mode);
        var pfn = swap.Lookup(slot);
        bool wasRead = pfn.IsNone;
        if (wasRead)
        {
            pfn = swap.ReadAround(slot);
            if (pfn.IsNone) return FaultOutcome.OutOfMemory;
            _kernel.VmStat.Count(VmEvent.PgMajFault);
        }
        else
        {
            swap.NoteHit(pfn);
        }

        // The entry's reference to the frame comes before the one to the slot goes, so that the page is never without either.
        _kernel.Memory.Frame(pfn).RefCount++;
        swap.Free(slot);
        if (ShouldFreeSlot(fault.Area, pfn, fault.IsWrite)) swap.TryFreeSlot(pfn);
        bool isExclusive = entry.IsSwapExclusive(tables.Mode) || _kernel.Memory.Peek(pfn).RefCount == 1;
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.SwapIn, fault.Page, pfn.Value, slot.Offset, wasRead ? 1UL : 0);
        tables.MapSwapped(fault.Place, fault.Page, pfn, fault.Area, isExclusive, fault.IsWrite);
        var outcome = wasRead ? FaultOutcome.Major : FaultOutcome.Minor;
        if (!fault.IsWrite || isExclusive) return outcome;
        var copied = WriteProtected(in fault, tables.Read(fault.Place));
        return copied == FaultOutcome.OutOfMemory ? copied : outcome;
    }

    /// <summary>
    /// should_try_to_free_swap: the slot is given up early if swap is scarce, if the page is locked in memory anyway, or for a write by what may be the
    /// page's only user.
    /// </summary>
    private bool ShouldFreeSlot(VmArea area, PageFrameNumber pfn, bool isWrite)
    {
        ref readonly var frame = ref _kernel.Memory.Peek(pfn);
        if (_kernel.Swap.IsFull || area.Has(VmFlags.Locked) || (frame.Flags & FrameFlags.Mlocked) != 0) return true;
        return isWrite && frame.RefCount == 2;
    }
}
