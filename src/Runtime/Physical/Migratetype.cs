namespace MemDsl.Runtime.Physical;

/// <summary>
/// enum migratetype (<c>include/linux/mmzone.h</c>), with Linux's numbers: for whom a pageblock's free pages are. The first three are what
/// requests ask for (MIGRATE_PCPTYPES); they take from each other when they must. The other three keep their pages to themselves.
/// </summary>
public enum Migratetype : byte
{
    /// <summary>Pages that must stay where they are: the kernel's own.</summary>
    Unmovable,

    /// <summary>Pages that can be moved or swapped: anonymous memory and the page cache. Every pageblock starts so.</summary>
    Movable,

    /// <summary>Pages that cannot be moved, but freed on demand: caches of inodes and names.</summary>
    Reclaimable,

    /// <summary>MIGRATE_HIGHATOMIC: set aside for requests above order 0 that cannot wait.</summary>
    HighAtomic,

    /// <summary>MIGRATE_CMA: an area that a device can claim whole; movable pages may live in it until then.</summary>
    Cma,

    /// <summary>MIGRATE_ISOLATE: taken out of circulation, to be given out as a whole range or taken offline.</summary>
    Isolate,
}
