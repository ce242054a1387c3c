namespace MemDsl.Runtime.Physical;

/// <summary>
/// enum node_stat_item (<c>include/linux/mmzone.h</c>): the counters of a node, in the order and by the names of <c>/proc/vmstat</c>
/// (<see cref="VmStatNames"/>). Pages unless said otherwise.
/// </summary>
public enum NodeStat
{
    /// <summary>Pages on each LRU list.</summary>
    InactiveAnon,
    ActiveAnon,
    InactiveFile,
    ActiveFile,
    Unevictable,

    /// <summary>Pages of slabs.</summary>
    SlabReclaimable,
    SlabUnreclaimable,

    /// <summary>Pages that reclaim has taken off the lists at this moment.</summary>
    IsolatedAnon,
    IsolatedFile,

    /// <summary>Page-cache nodes that hold shadow entries only.</summary>
    WorkingsetNodes,

    /// <summary>Evicted pages that were wanted again.</summary>
    WorkingsetRefaultAnon,
    WorkingsetRefaultFile,

    /// <summary>Of these, pages that went to the active list at once.</summary>
    WorkingsetActivateAnon,
    WorkingsetActivateFile,

    /// <summary>Of these, pages that were active when they were evicted.</summary>
    WorkingsetRestoreAnon,
    WorkingsetRestoreFile,
    WorkingsetNodeReclaim,

    /// <summary>Anonymous pages that some table maps (NR_ANON_MAPPED).</summary>
    AnonPages,

    /// <summary>File and shared pages that some table maps (NR_FILE_MAPPED).</summary>
    Mapped,

    /// <summary>Pages of the page cache, shared memory and swap cache included.</summary>
    FilePages,

    /// <summary>Page-cache pages that are to be written.</summary>
    Dirty,

    /// <summary>Pages that are being written.</summary>
    Writeback,

    /// <summary>Pages of shared memory and tmpfs.</summary>
    Shmem,
    ShmemHugePages,
    ShmemPmdMapped,
    FileHugePages,
    FilePmdMapped,

    /// <summary>Huge pages that one entry maps.</summary>
    AnonTransparentHugePages,

    /// <summary>Pages that reclaim wrote.</summary>
    VmScanWrite,
    VmScanImmediateReclaim,

    /// <summary>Page-cache pages made dirty since boot.</summary>
    Dirtied,

    /// <summary>Page-cache pages written since boot.</summary>
    Written,
    ThrottledWritten,
    KernelMiscReclaimable,

    /// <summary>Pins taken and given back since boot.</summary>
    FollPinAcquired,
    FollPinReleased,

    /// <summary>KiB of kernel stacks.</summary>
    KernelStack,

    /// <summary>Pages of page tables.</summary>
    PageTablePages,
    SecPageTablePages,
    IommuPages,

    /// <summary>Pages of the swap cache.</summary>
    SwapCached,

    /// <summary>NUMA promotion and demotion.</summary>
    PgPromoteSuccess,
    PgPromoteCandidate,
    PgPromoteCandidateNrl,
    PgDemoteKswapd,
    PgDemoteDirect,
    PgDemoteKhugepaged,
    PgDemoteProactive,

    /// <summary>Pages of the huge page pool.</summary>
    Hugetlb,
    BalloonPages,
    KernelFilePages,
}
