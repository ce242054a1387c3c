using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// vm_get_page_prot and protection_map (<c>arch/x86/mm/pgprot.c</c>): the bits that an area's flags give to an entry. Private writable areas
/// give read-only entries; who owns the page alone adds the write bit.
/// <code>
///              private                 shared
///   none       PROT_NONE               PROT_NONE
///   r, w, rw   P US A NX               P US A NX, with w RW
///   x …        P US A                  P US A,    with w RW
/// </code>
/// </summary>
internal static class PageProtection
{
    /// <summary>_PAGE_CHG_MASK and _HPAGE_CHG_MASK: what mprotect leaves as it is.</summary>
    private const EntryBits Kept = EntryBits.Accessed | EntryBits.Dirty | EntryBits.Special | EntryBits.SoftDirty | EntryBits.UffdWriteProtect | EntryBits.Large;

    /// <summary>vm_page_prot of an area with these flags, before any write notification.</summary>
    public static EntryBits Bits(VmFlags flags, PagingMode mode)
    {
        if ((flags & VmFlags.Access) == 0) return EntryBits.ProtNone | EntryBits.Accessed;
        var bits = EntryBits.Present | EntryBits.User | EntryBits.Accessed;
        if ((flags & VmFlags.Exec) == 0 && mode.HasNoExecute) bits |= EntryBits.NoExecute;
        if ((flags & (VmFlags.Write | VmFlags.Shared)) == (VmFlags.Write | VmFlags.Shared)) bits |= EntryBits.Writable;
        return bits;
    }

    /// <summary>mk_pte: an entry for a frame with bits from <see cref="Bits"/>.</summary>
    public static PageTableEntry Entry(PageFrameNumber frame, EntryBits bits, PagingMode mode) =>
        (bits & EntryBits.Present) != 0 ? PageTableEntry.For(frame, bits) : PageTableEntry.ForProtNone(frame, bits, mode);

    /// <summary>pte_modify: the same page with other protection; what the processor noted in the entry stays.</summary>
    public static PageTableEntry Modify(PageTableEntry entry, EntryBits bits, PagingMode mode) =>
        Entry(entry.Frame, (bits & ~EntryBits.Accessed) | (entry.Bits & Kept), mode);
}
