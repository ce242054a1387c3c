namespace MemDsl.Runtime.Physical;

/// <summary>Who has a frame: the part of <c>page_type</c> (<c>include/linux/page-flags.h</c>) that the model tells apart.</summary>
public enum FrameType : byte
{
    /// <summary>In a free block of the buddy allocator, or no RAM, or never given to it.</summary>
    Free,

    /// <summary>Given out by the allocator: anonymous, page cache, or the kernel's own.</summary>
    InUse,

    /// <summary>PGTY_table: a page table.</summary>
    PageTable,

    /// <summary>PGTY_slab: room for objects of the kernel.</summary>
    Slab,

    /// <summary>PG_reserved: taken at boot and never freed.</summary>
    Reserved,

    /// <summary>The head of a free block on a CPU's list: neither in use nor in the buddy's lists.</summary>
    PerCpu,
}
