using MemDsl.Runtime.Events;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>
/// The ladder of <c>handle_pte_fault</c>, by the entry and the area:
/// <code>
///   empty    anonymous      read → zero page        write → new page
///            special                                → the kernel's page
///            file           read → page cache, with its neighbours
///                           write, private → copy   write, shared → page cache, dirty
///   marker                                          → guard: SIGSEGV
///   swapped                                         → swap cache, or read; then as present
///   present  not writable   write, shared → make writable
///                           write, private → copy on write
///            allowed                                → spurious
/// </code>
/// </summary>
public sealed partial class FaultHandler
{
    private FaultOutcome Climb(in PageFault fault)
    {
        var entry = fault.Mm.Tables.Read(fault.Place);
        if (entry.IsNone) return fault.Area.IsAnonymous ? Anonymous(in fault) : fault.Area.OpenFile != 0 ? FileBacked(in fault) : SpecialPage(in fault);
        if (!entry.HasFrame) return PteMarkers.IsMarker(entry, fault.Mm.Tables.Mode) ? FaultOutcome.Guard : Swapped(in fault, entry);
        if (fault.IsWrite && !entry.IsWritable) return WriteProtected(in fault, entry);
        _kernel.Events.Emit(EventKind.SpuriousFault, fault.Address);
        fault.Mm.Tables.MarkSpurious(fault.Place, fault.Page, fault.IsWrite);
        return FaultOutcome.Minor;
    }

    /// <summary>do_anonymous_page.</summary>
    private FaultOutcome Anonymous(in PageFault fault)
    {
        var tables = fault.Mm.Tables;
        if (!fault.IsWrite)
        {
            _kernel.Events.Emit(EventKind.ZeroPage, fault.Page, BootMemory.ZeroPage.Value);
            tables.MapZeroPage(fault.Place, fault.Page, fault.Area);
            return FaultOutcome.Minor;
        }

        if (!_kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var pfn)) return FaultOutcome.OutOfMemory;
        _kernel.Events.Emit(EventKind.AnonPage, fault.Page, pfn.Value);
        tables.MapNewAnonymous(fault.Place, fault.Page, pfn, fault.Area);
        return FaultOutcome.Minor;
    }

    /// <summary>special_mapping_fault: the frame that the kernel set aside for the page.</summary>
    private static FaultOutcome SpecialPage(in PageFault fault)
    {
        var frame = FrameOfSpecial(fault.Area, fault.Address);
        if (frame.IsNone) return FaultOutcome.NoSpecialPage;
        fault.Mm.Tables.MapKernelPage(fault.Place, fault.Page, frame, fault.Area);
        return FaultOutcome.Minor;
    }

    private static PageFrameNumber FrameOfSpecial(VmArea area, ulong address)
    {
        var frames = area.Special!.Frames;
        ulong index = area.PageOffsetAt(PageSize.RoundDown(address));
        return index < (ulong)frames.Count ? new PageFrameNumber(frames[(int)index]) : PageFrameNumber.None;
    }

    /// <summary>anon_vma_prepare: the area as it is after it has its anon_vma.</summary>
    private static VmArea PrepareAnonVma(MmStruct mm, VmArea area) => area.AnonVma != 0 ? area : mm.PrepareAnonVma(area);
}
