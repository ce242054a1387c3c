using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Faults;

/// <summary>do_wp_page: a write to a present entry without the write bit.</summary>
public sealed partial class FaultHandler
{
    private FaultOutcome WriteProtected(in PageFault fault, PageTableEntry entry)
    {
        if (fault.Area.IsShared) return SharedFirstWrite(in fault, entry);
        if (entry.IsSpecial) return CopyOnWrite(in fault, entry.Frame, isZeroPage: true, FaultRules.CopyZeroPage);
        ref readonly var frame = ref _kernel.Memory.Peek(entry.Frame);
        if (!frame.IsAnon) return CopyOnWrite(in fault, entry.Frame, isZeroPage: false, FaultRules.CopyFilePage);
        if ((frame.Flags & FrameFlags.AnonExclusive) != 0) return Reuse(in fault, entry.Frame, FaultRules.ReuseExclusive);
        if (frame.IsCompound ? new LargeFolio(_kernel.Memory, entry.Frame).CanReuse() : IsLastReference(entry.Frame))
        {
            // folio_move_anon_rmap: what may have been an ancestor's is this area's now.
            ref var last = ref _kernel.Memory.Frame(entry.Frame);
            last.Flags |= FrameFlags.AnonExclusive;
            if (!last.IsCompound) last.Mapping = (uint)fault.Area.AnonVma;
            return Reuse(in fault, entry.Frame, FaultRules.ReuseLastReference);
        }

        return CopyOnWrite(in fault, entry.Frame, isZeroPage: false, FaultRules.CopyShared);
    }

    /// <summary>wp_can_reuse_anon_folio: nobody but this entry has the page. The swap cache does not count if it can let go of it.</summary>
    private bool IsLastReference(PageFrameNumber pfn)
    {
        ref readonly var frame = ref _kernel.Memory.Peek(pfn);
        bool isCached = (frame.Flags & FrameFlags.SwapCache) != 0;
        if (frame.RefCount > (isCached ? 2 : 1)) return false;
        return !isCached || _kernel.Swap.TryFreeSlot(pfn);
    }

    /// <summary>wp_page_shared: the file is told of the first write (page_mkwrite), then the entry may write.</summary>
    private FaultOutcome SharedFirstWrite(in PageFault fault, PageTableEntry entry)
    {
        if (!entry.IsSpecial) _kernel.Writeback.MarkDirty(entry.Frame);
        fault.Mm.Tables.MakeWritable(fault.Place, fault.Page, fault.Area);
        return FaultOutcome.Minor;
    }

    /// <summary>wp_page_reuse.</summary>
    private FaultOutcome Reuse(in PageFault fault, PageFrameNumber pfn, Rule why)
    {
        _kernel.Events.Emit(EventKind.CowReuse, fault.Page, pfn.Value, rule: why);
        fault.Mm.Tables.MakeWritable(fault.Place, fault.Page, fault.Area);
        return FaultOutcome.Minor;
    }

    /// <summary>wp_page_copy.</summary>
    private FaultOutcome CopyOnWrite(in PageFault fault, PageFrameNumber from, bool isZeroPage, Rule why)
    {
        var area = PrepareAnonVma(fault.Mm, fault.Area);
        var before = fault.Mm.Tables.Read(fault.Place);
        if (!isZeroPage) _kernel.GetPage(from);
        bool hasFrame = _kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var copy);
        if (!hasFrame || !StillMaps(in fault, before))
        {
            // Reclaim took the page meanwhile: the access is tried again, and finds what is there now.
            if (hasFrame) _kernel.Buddy.Free(copy, 0);
            if (!isZeroPage) _kernel.PutPage(from);
            return hasFrame ? FaultOutcome.Minor : FaultOutcome.OutOfMemory;
        }

        if (!isZeroPage)
        {
            _kernel.Memory.CopyPage(from, copy);
            _kernel.PutPage(from);
        }

        _kernel.Events.Emit(EventKind.CowCopy, fault.Page, from.Value, copy.Value, rule: why);
        fault.Mm.Tables.ReplaceByAnonymous(fault.Place, fault.Page, copy, area);
        return FaultOutcome.Minor;
    }

    /// <summary>pte_same after an allocation: whether the entry has the same frame as before; that it was used does not matter.</summary>
    private static bool StillMaps(in PageFault fault, PageTableEntry before) =>
        fault.Mm.Tables.Read(fault.Place).Without(EntryBits.Accessed) == before.Without(EntryBits.Accessed);
}
