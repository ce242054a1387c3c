using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <content>
/// Entries whose page is in swap (<c>asm/pgtable_64.h</c>, <c>pgtable-3level.h</c>, <c>pgtable-2level.h</c>, <c>pgtable_types.h</c>). P and bit 8 (PROT_NONE)
/// are 0, so that nothing takes them for a page; they survive mprotect(PROT_NONE) unchanged.
/// <code>
///   64 bits   type 63..59 | ~offset 58..9 | bit 3 E  bit 2 userfaultfd  bit 1 soft-dirty
///   PAE       type 63..59 | ~offset 58..9 | bit 7 E
///   32 bits   offset 31..9                | bit 7 E | type 5..1
/// </code>
/// </content>
public readonly partial record struct PageTableEntry
{
    private const int WideTypeShift = 59;
    private const int OffsetShift = 9;
    private const ulong WideOffsetMask = (1UL << 50) - 1;
    private const int NarrowTypeShift = 1;
    private const ulong NarrowTypeMask = 0x1f;

    /// <summary>swp_entry_to_pte, with _PAGE_SWP_EXCLUSIVE if the page is this mapping's alone.</summary>
    public static PageTableEntry ForSwap(SwapEntry entry, bool exclusive, PagingMode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        ulong raw = mode.EntrySize == 8
            ? ((ulong)entry.Type << WideTypeShift) | ((~entry.Offset & WideOffsetMask) << OffsetShift)
            : (entry.Offset << OffsetShift) | ((ulong)entry.Type << NarrowTypeShift);
        return new PageTableEntry(exclusive ? raw | ExclusiveBit(mode) : raw);
    }

    /// <summary>pte_to_swp_entry, of an entry that is neither empty nor has a frame.</summary>
    public SwapEntry SwapEntry(PagingMode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return mode.EntrySize == 8
            ? new SwapEntry((int)(Raw >> WideTypeShift), (~Raw >> OffsetShift) & WideOffsetMask)
            : new SwapEntry((int)(Raw >> NarrowTypeShift & NarrowTypeMask), Raw >> OffsetShift);
    }

    /// <summary>pte_swp_exclusive.</summary>
    public bool IsSwapExclusive(PagingMode mode) => (Raw & ExclusiveBit(mode)) != 0;

    /// <summary>pte_swp_clear_exclusive: the page of the slot may be shared from now on.</summary>
    public PageTableEntry WithoutSwapExclusive(PagingMode mode) => new(Raw & ~ExclusiveBit(mode));

    /// <summary>_PAGE_SWP_EXCLUSIVE: _PAGE_PWT on 64 bits, _PAGE_PSE on 32.</summary>
    private static ulong ExclusiveBit(PagingMode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        return (ulong)(mode.VirtualBits > 32 ? EntryBits.WriteThrough : EntryBits.Large);
    }
}
