namespace MemDsl.Runtime.Physical;

/// <summary>
/// PG_* of a frame, in Linux's order of bits (<c>include/linux/page-flags.h</c>). <see cref="Anon"/> stands for the low bit that Linux keeps in
/// <c>page->mapping</c>. Which bits are set when is the business of those who own the page; the allocator clears them all.
/// A frame record has room for 24.
/// </summary>
[Flags]
public enum FrameFlags : uint
{
    None = 0,
    Locked = 1 << 0,
    Writeback = 1 << 1,
    Referenced = 1 << 2,
    UpToDate = 1 << 3,
    Dirty = 1 << 4,
    Lru = 1 << 5,

    /// <summary>PG_head: the first page of a huge page.</summary>
    Head = 1 << 6,
    Waiters = 1 << 7,
    Active = 1 << 8,
    Workingset = 1 << 9,

    /// <summary>PG_owner_priv_1 of an anonymous page: it lies in the swap cache.</summary>
    SwapCache = 1 << 10,

    /// <summary>PG_anon_exclusive: one process alone maps the page, so that a write needs no copy. fork clears it.</summary>
    AnonExclusive = 1 << 11,

    Arch1 = 1 << 12,
    Reserved = 1 << 13,
    Private = 1 << 14,
    Private2 = 1 << 15,
    Reclaim = 1 << 16,
    SwapBacked = 1 << 17,
    Unevictable = 1 << 18,
    DropBehind = 1 << 19,
    Mlocked = 1 << 20,
    HwPoison = 1 << 21,

    /// <summary>PageTail (bit 0 of <c>compound_head</c>): a page of a huge page that is not its first; the head holds the references.</summary>
    Tail = 1 << 22,

    /// <summary>PAGE_MAPPING_ANON: <see cref="Frame.Mapping"/> is an anon_vma, else a file's page cache.</summary>
    Anon = 1 << 23,
}
