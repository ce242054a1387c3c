namespace MemDsl.Runtime.Physical;

/// <summary>
/// enum vm_event_item (<c>include/linux/vm_event_item.h</c>): what is counted since boot, in the order and by the names of <c>/proc/vmstat</c>
/// (<see cref="VmStatNames"/>). Pages unless said otherwise.
/// </summary>
public enum VmEvent
{
    /// <summary>KiB read from storage.</summary>
    PgPgIn,

    /// <summary>KiB written to storage.</summary>
    PgPgOut,

    /// <summary>Pages read from swap.</summary>
    PSwpIn,

    /// <summary>Pages written to swap.</summary>
    PSwpOut,

    /// <summary>Pages given out of each zone, whole blocks counted by their pages.</summary>
    PgAllocDma,
    PgAllocDma32,
    PgAllocNormal,
    PgAllocHigh,
    PgAllocMovable,
    PgAllocDevice,

    /// <summary>Entries into direct reclaim, by the highest zone of the request.</summary>
    AllocStallDma,
    AllocStallDma32,
    AllocStallNormal,
    AllocStallHigh,
    AllocStallMovable,
    AllocStallDevice,

    /// <summary>Pages passed over by reclaim because they lie above the zones wanted.</summary>
    PgSkipDma,
    PgSkipDma32,
    PgSkipNormal,
    PgSkipHigh,
    PgSkipMovable,
    PgSkipDevice,

    /// <summary>Pages given back.</summary>
    PgFree,

    /// <summary>Pages moved to an active list.</summary>
    PgActivate,

    /// <summary>Pages moved from an active list by advice or truncation.</summary>
    PgDeactivate,

    /// <summary>Pages marked by MADV_FREE.</summary>
    PgLazyFree,

    /// <summary>Page faults, major ones included.</summary>
    PgFault,

    /// <summary>Faults that waited for storage.</summary>
    PgMajFault,

    /// <summary>MADV_FREE pages that reclaim dropped.</summary>
    PgLazyFreed,

    /// <summary>Pages scanned on active lists.</summary>
    PgRefill,

    /// <summary>Write faults that took the page over without a copy.</summary>
    PgReuse,

    /// <summary>Pages reclaimed, by who did it.</summary>
    PgStealKswapd,
    PgStealDirect,
    PgStealKhugepaged,
    PgStealProactive,

    /// <summary>Pages scanned on inactive lists, by who did it.</summary>
    PgScanKswapd,
    PgScanDirect,
    PgScanKhugepaged,
    PgScanProactive,

    /// <summary>Allocators that waited in throttle_direct_reclaim.</summary>
    PgScanDirectThrottle,

    /// <summary>Pages scanned and reclaimed, by kind.</summary>
    PgScanAnon,
    PgScanFile,
    PgStealAnon,
    PgStealFile,
    ZoneReclaimSuccess,
    ZoneReclaimFailed,

    /// <summary>Page-cache pages freed with their inode.</summary>
    PgInodeSteal,
    SlabsScanned,
    KswapdInodeSteal,

    /// <summary>Times kswapd had hardly slept.</summary>
    KswapdLowWmarkHitQuickly,
    KswapdHighWmarkHitQuickly,

    /// <summary>Runs of kswapd.</summary>
    PageOutRun,

    /// <summary>Pages that went to the tail when their write ended.</summary>
    PgRotated,
    DropPageCache,
    DropSlab,

    /// <summary>Processes that the OOM killer chose.</summary>
    OomKill,
    NumaPteUpdates,
    NumaHugePteUpdates,
    NumaHintFaults,
    NumaHintFaultsLocal,
    NumaPagesMigrated,

    /// <summary>Pages moved by migration.</summary>
    PgMigrateSuccess,
    PgMigrateFail,
    ThpMigrationSuccess,
    ThpMigrationFail,
    ThpMigrationSplit,
    CompactMigrateScanned,
    CompactFreeScanned,
    CompactIsolated,

    /// <summary>Direct compactions.</summary>
    CompactStall,
    CompactFail,
    CompactSuccess,
    CompactDaemonWake,
    CompactDaemonMigrateScanned,
    CompactDaemonFreeScanned,
    HtlbBuddyAllocSuccess,
    HtlbBuddyAllocFail,

    /// <summary>Pages that went to the unevictable list.</summary>
    UnevictablePgsCulled,
    UnevictablePgsScanned,
    UnevictablePgsRescued,
    UnevictablePgsMlocked,
    UnevictablePgsMunlocked,
    UnevictablePgsCleared,
    UnevictablePgsStranded,

    /// <summary>Huge pages given to a fault.</summary>
    ThpFaultAlloc,
    ThpFaultFallback,
    ThpFaultFallbackCharge,

    /// <summary>Huge pages made by khugepaged or MADV_COLLAPSE.</summary>
    ThpCollapseAlloc,
    ThpCollapseAllocFailed,
    ThpFileAlloc,
    ThpFileFallback,
    ThpFileFallbackCharge,
    ThpFileMapped,

    /// <summary>Huge pages split into small ones.</summary>
    ThpSplitPage,
    ThpSplitPageFailed,
    ThpDeferredSplitPage,
    ThpUnderusedSplitPage,

    /// <summary>Huge entries split into a table; the page stays.</summary>
    ThpSplitPmd,
    ThpScanExceedNonePte,
    ThpScanExceedSwapPte,
    ThpScanExceedSharePte,
    ThpSplitPud,

    /// <summary>Times the huge zero page was made.</summary>
    ThpZeroPageAlloc,
    ThpZeroPageAllocFailed,
    ThpSwpOut,
    ThpSwpOutFallback,
    BalloonInflate,
    BalloonDeflate,
    BalloonMigrate,

    /// <summary>Pages that swap read-ahead read.</summary>
    SwapRa,

    /// <summary>Of these, pages that were used.</summary>
    SwapRaHit,
    SwpInZero,
    SwpOutZero,
    KsmSwpInCopy,
    CowKsm,
    ZSwpIn,
    ZSwpOut,
    ZSwpWb,
}
