namespace MemDsl.Runtime.Physical;

/// <summary>
/// enum zone_stat_item (<c>include/linux/mmzone.h</c>): the counters of a zone, in the order and by the names of <c>/proc/zoneinfo</c>
/// (<see cref="VmStatNames"/>). Pages.
/// </summary>
public enum ZoneStat
{
    /// <summary>Pages on the free lists.</summary>
    FreePages,

    /// <summary>Of these, pages in free blocks of a pageblock or more.</summary>
    FreePagesBlocks,

    /// <summary>Pages of the zone on the LRU lists.</summary>
    ZoneInactiveAnon,
    ZoneActiveAnon,
    ZoneInactiveFile,
    ZoneActiveFile,
    ZoneUnevictable,

    /// <summary>Dirty and written pages of the zone.</summary>
    ZoneWritePending,

    /// <summary>Pages of locked areas.</summary>
    Mlock,
    ZsPages,

    /// <summary>Free pages of CMA areas.</summary>
    FreeCma,
}
