using System.Globalization;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <summary>
/// pte_t: the bits of one entry of a page table. A value, not a place: changing it makes another. All zero is an entry never used.
/// <code>
///  63 62..59 58..52  51 ......... 12  11.9  8 7  6 5 4 3 2  1  0
///  NX  pkey   soft    frame           soft  G PS D A . . US RW P       present
///      type (63..59)  ~offset (58..9)         0  0 . . . E  .  .  0    swap: E exclusive (bit 3)
///                     ~frame                  1    . A . . .   .  0    PROT_NONE
/// </code>
/// Entries of 4 bytes have bits 0 to 31 only, with the frame not inverted.
/// </summary>
public readonly partial record struct PageTableEntry(ulong Raw)
{
    internal const ulong FrameMask = 0x000f_ffff_ffff_f000;

    public static PageTableEntry None => default;

    public bool IsNone => Raw == 0;

    public EntryBits Bits => (EntryBits)(Raw & ~FrameMask);

    /// <summary>P: what the processor goes by.</summary>
    public bool IsPresent => (Raw & (ulong)EntryBits.Present) != 0;

    /// <summary>pte_present: present, or kept from everyone by PROT_NONE. Such an entry has a frame.</summary>
    public bool HasFrame => (Raw & (ulong)(EntryBits.Present | EntryBits.ProtNone)) != 0;

    /// <summary>pte_protnone: there but unreachable.</summary>
    public bool IsProtNone => (Raw & (ulong)(EntryBits.Present | EntryBits.ProtNone)) == (ulong)EntryBits.ProtNone;

    /// <summary>is_swap_pte: neither none nor with a frame.</summary>
    public bool IsSwap => Raw != 0 && !HasFrame;

    public bool IsWritable => Has(EntryBits.Writable);

    public bool IsUser => Has(EntryBits.User);

    public bool IsAccessed => Has(EntryBits.Accessed);

    public bool IsDirty => Has(EntryBits.Dirty);

    public bool IsSpecial => Has(EntryBits.Special);

    public bool IsNoExecute => Has(EntryBits.NoExecute);

    /// <summary>Bit 7 in an upper table.</summary>
    public bool IsLarge => Has(EntryBits.Large);

    /// <summary>pmd_trans_huge of an entry above the leaf tables: a large leaf with a frame, PROT_NONE or not.</summary>
    public bool IsHugeLeaf => IsLarge && HasFrame;

    /// <summary>
    /// pte_pfn. Linux inverts the frame while P = 0, so that speculation cannot reach it (<c>asm/pgtable-invert.h</c>), but not in
    /// entries of 4 bytes; an inverted one has all of bits 51..44 set, which no frame number reaches.
    /// </summary>
    public PageFrameNumber Frame => new((uint)(((IsInverted ? ~Raw : Raw) & FrameMask) >> PageSize.Shift));

    private bool IsInverted => (Raw & (ulong)EntryBits.Present) == 0 && (Raw >> 44 & 0xff) == 0xff;

    /// <summary>pfn_pte: an entry with these bits. For PROT_NONE use <see cref="ForProtNone"/>.</summary>
    public static PageTableEntry For(PageFrameNumber pfn, EntryBits bits) => new(((ulong)pfn.Value << PageSize.Shift) | (ulong)bits);

    /// <summary>An upper entry that points to a table of user space (0x067).</summary>
    public static PageTableEntry ForTable(PageFrameNumber table) => For(table, EntryBits.UserTable);

    /// <summary>An entry of a PROT_NONE mapping: not present, bit 8, the frame inverted (0x120 with A in 8 bytes).</summary>
    public static PageTableEntry ForProtNone(PageFrameNumber pfn, EntryBits bits, PagingMode mode)
    {
        ArgumentNullException.ThrowIfNull(mode);
        var frame = (ulong)pfn.Value << PageSize.Shift;
        if (mode.EntrySize == 8) frame = ~frame & FrameMask;
        return new PageTableEntry(frame | (ulong)((bits & ~EntryBits.Present) | EntryBits.ProtNone));
    }

    public bool Has(EntryBits bits) => (Raw & (ulong)bits) == (ulong)bits;

    public PageTableEntry With(EntryBits bits) => new(Raw | (ulong)bits);

    public PageTableEntry Without(EntryBits bits) => new(Raw & ~(ulong)bits);

    /// <summary>pte_wrprotect.</summary>
    public PageTableEntry WriteProtected() => Without(EntryBits.Writable);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Raw:x}");
}
