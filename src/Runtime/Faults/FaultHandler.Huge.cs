using MemDsl.Runtime.Events;
using MemDsl.Runtime.HugeMemory;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>
/// Faults where a huge page is, or could be (<c>mm/memory.c</c> __handle_mm_fault, <c>mm/huge_memory.c</c>):
/// <code>
///   empty    fits and allowed   read → huge zero page      write → new huge page
///   huge     not writable       write, huge zero page      → new huge page
///                               write, mine alone          → make writable
///                               write, shared              → split, then copy one small page
///            allowed                                       → spurious
/// </code>
/// What it cannot serve falls back to small pages.
/// </summary>
public sealed partial class FaultHandler
{
    private FaultOutcome Huge(MmStruct mm, ref VmArea area, ulong address, bool isWrite)
    {
        var tables = mm.Tables;
        ulong page = address & ~(TransparentHugePages.Size - 1);
        if (tables.TryFindHuge(new VirtualAddress(address), out var place))
        {
            if (isWrite && !tables.Read(place).IsWritable) return HugeWriteProtected(mm, area, page, place);
            _kernel.Events.Emit(EventKind.SpuriousFault, address);
            tables.TouchHuge(place, page, isWrite);
            return FaultOutcome.Minor;
        }

        if (!_kernel.HugePages.IsAllowed(area)) return FaultOutcome.Fallback;
        bool isEmpty = tables.TryFindRoomForHuge(new VirtualAddress(address), out place, out bool hasTables);
        if (!hasTables) return FaultOutcome.OutOfMemory;
        if (!isEmpty || !TransparentHugePages.Fits(area, address)) return FaultOutcome.Fallback;
        area = PrepareAnonVma(mm, area);
        return !isWrite && _kernel.HugePages.UsesZeroPage ? HugeZeroPage(tables, area, page, place) : HugeAnonymous(tables, area, page, place);
    }

    /// <summary>do_huge_pmd_anonymous_page for a read.</summary>
    private FaultOutcome HugeZeroPage(AddressSpaceTables tables, VmArea area, ulong page, EntryPlace place)
    {
        if (!tables.TryDeposit(place, new VirtualAddress(page))) return FaultOutcome.OutOfMemory;
        if (!_kernel.HugePages.TryGetZeroPage(out var zero))
        {
            tables.FreeDeposit(place, new VirtualAddress(page));
            _kernel.VmStat.Count(VmEvent.ThpFaultFallback);
            return FaultOutcome.Fallback;
        }

        _kernel.Events.Emit(EventKind.HugeZeroPage, page, zero.Value);
        tables.MapHugeZeroPage(place, page, zero, area);
        return FaultOutcome.Minor;
    }

    /// <summary>__do_huge_pmd_anonymous_page.</summary>
    private FaultOutcome HugeAnonymous(AddressSpaceTables tables, VmArea area, ulong page, EntryPlace place)
    {
        if (!TryAllocHuge(area, out var head)) return FaultOutcome.Fallback;
        if (!tables.TryDeposit(place, new VirtualAddress(page)))
        {
            _kernel.PutPage(head);
            return FaultOutcome.OutOfMemory;
        }

        _kernel.Events.Emit(EventKind.HugePage, page, head.Value);
        tables.MapHugeAnonymous(place, page, head, area);
        return FaultOutcome.Minor;
    }

    /// <summary>do_huge_pmd_wp_page.</summary>
    private FaultOutcome HugeWriteProtected(MmStruct mm, VmArea area, ulong page, EntryPlace place)
    {
        var tables = mm.Tables;
        var leaf = tables.Read(place);
        if (leaf.IsSpecial)
        {
            // do_huge_zero_wp_pmd.
            if (TryAllocHuge(area, out var head))
            {
                _kernel.Events.Emit(EventKind.HugePage, page, head.Value);
                tables.ReplaceHugeZeroPage(place, page, head, PrepareAnonVma(mm, area));
                return FaultOutcome.Minor;
            }
        }
        else if (MayReuse(leaf.Frame, area) is { } rule)
        {
            _kernel.Events.Emit(EventKind.CowReuse, page, leaf.Frame.Value, rule: rule);
            tables.MakeHugeWritable(place, page, area);
            return FaultOutcome.Minor;
        }

        tables.SplitHuge(new VirtualAddress(page));
        return FaultOutcome.Fallback;
    }

    /// <summary>Why a huge page need not be copied, or null: it is this mapping's alone, or no one else refers to it any more.</summary>
    private Rule? MayReuse(PageFrameNumber pfn, VmArea area)
    {
        var folio = new LargeFolio(_kernel.Memory, pfn);
        if ((folio.Head.Flags & FrameFlags.AnonExclusive) != 0) return FaultRules.ReuseExclusive;
        if (folio.Head.RefCount != 1) return null;
        folio.MoveTo((uint)area.AnonVma);
        folio.Head.Flags |= FrameFlags.AnonExclusive;
        return FaultRules.ReuseLastReference;
    }

    private bool TryAllocHuge(VmArea area, out PageFrameNumber head)
    {
        bool found = _kernel.HugePages.TryAlloc(TransparentHugePages.GfpFor(area), out head);
        _kernel.VmStat.Count(found ? VmEvent.ThpFaultAlloc : VmEvent.ThpFaultFallback);
        return found;
    }
}
