namespace MemDsl.Runtime.Reclaim;

/// <summary>enum lru_list (<c>include/linux/mmzone.h</c>): the lists on which the pages that reclaim could take stand, in Linux's order.</summary>
public enum LruList
{
    /// <summary>Anonymous and shmem pages that would be swapped next; new ones start here.</summary>
    InactiveAnon,

    /// <summary>Anonymous and shmem pages that were used again.</summary>
    ActiveAnon,

    /// <summary>Pages of files that would be dropped next, and anonymous ones given up with MADV_FREE; new ones start here.</summary>
    InactiveFile,

    /// <summary>Pages of files that were used again.</summary>
    ActiveFile,

    /// <summary>Pages that must stay: locked with mlock.</summary>
    Unevictable,
}
