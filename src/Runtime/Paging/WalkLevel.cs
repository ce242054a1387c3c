namespace MemDsl.Runtime.Paging;

/// <summary>A <see cref="PagingLevel"/> as the MMU wants it: what it asks of every entry, worked out once a mode.</summary>
internal readonly struct WalkLevel
{
    public readonly int Shift;
    public readonly int IndexMask;

    /// <summary>The last level: entries are leaves whatever bit 7 says.</summary>
    public readonly bool IsLast;

    public readonly bool MayBeLeaf;

    /// <summary>Whether entries have R/W, U/S, A and NX; the top of PAE has not.</summary>
    public readonly bool HasRights;

    /// <summary>Bits that must be zero in a present entry.</summary>
    public readonly ulong Reserved;

    /// <summary>Bits that must be zero in a large leaf: those of the frame below its size, without bit 12 (PAT).</summary>
    public readonly ulong LargeReserved;

    public WalkLevel(PagingMode mode, int index)
    {
        var level = mode.Levels[index];
        Shift = level.Shift;
        IndexMask = level.EntryCount - 1;
        IsLast = index == mode.Levels.Count - 1;
        MayBeLeaf = level.MayBeLeaf;
        HasRights = index != 0 || !mode.TopHasOnlyPresent;
        LargeReserved = ((1UL << level.Shift) - 1) & ~0x1fffUL;
        if (mode.EntrySize == 4) return;
        Reserved = PageTableEntry.FrameMask & ~((1UL << mode.PhysicalBits) - 1);
        if (!mode.SignExtends) Reserved |= 0x7ff0_0000_0000_0000;
        if (!IsLast && !MayBeLeaf) Reserved |= (ulong)EntryBits.Large;
        if (!HasRights) Reserved |= (ulong)(EntryBits.Writable | EntryBits.User | EntryBits.Accessed | EntryBits.Dirty | EntryBits.Global | EntryBits.NoExecute);
    }
}
