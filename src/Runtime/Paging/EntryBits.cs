namespace MemDsl.Runtime.Paging;

/// <summary>The bits of a page-table entry: the processor's (SDM volume 3, chapter 5) and Linux's own (<c>arch/x86/include/asm/pgtable_types.h</c>).</summary>
[Flags]
public enum EntryBits : ulong
{
    None = 0,

    /// <summary>P: the processor uses the entry.</summary>
    Present = 1UL << 0,

    /// <summary>RW.</summary>
    Writable = 1UL << 1,

    /// <summary>US: user mode may use it.</summary>
    User = 1UL << 2,

    WriteThrough = 1UL << 3,
    CacheDisable = 1UL << 4,

    /// <summary>A: the processor used the entry in a walk.</summary>
    Accessed = 1UL << 5,

    /// <summary>D, in a leaf: the processor wrote through it.</summary>
    Dirty = 1UL << 6,

    /// <summary>PS, above the last level: the entry is a large leaf.</summary>
    Large = 1UL << 7,

    /// <summary>G, in a leaf: survives a switch of address spaces.</summary>
    Global = 1UL << 8,

    /// <summary>_PAGE_PROTNONE: bit 8 of an entry that is not present; the page is there but PROT_NONE keeps everyone out.</summary>
    ProtNone = Global,

    /// <summary>_PAGE_SPECIAL: no struct page to count, as for the zero page.</summary>
    Special = 1UL << 9,

    UffdWriteProtect = 1UL << 10,
    SoftDirty = 1UL << 11,
    SavedDirty = 1UL << 58,

    /// <summary>NX: no instruction fetch. Entries of 4 bytes have none.</summary>
    NoExecute = 1UL << 63,

    /// <summary>_PAGE_TABLE: what Linux writes into every upper entry of user space; the leaf decides.</summary>
    UserTable = Present | Writable | User | Accessed | Dirty,

    /// <summary>_KERNPG_TABLE.</summary>
    KernelTable = Present | Writable | Accessed | Dirty,
}
