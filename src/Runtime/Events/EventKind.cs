namespace MemDsl.Runtime.Events;

/// <summary>What can happen on a machine. Script names, fields and sentences stand in <see cref="EventKindInfo.Table"/>, in this order.</summary>
public enum EventKind
{
    Syscall,
    SyscallExit,
    Exec,
    Fork,
    Exit,
    Signal,
    Access,

    VmaMap,
    VmaUnmap,
    VmaSplit,
    VmaMerge,
    VmaExpand,
    VmaMove,
    VmaProtect,
    VmaDecision,

    PageFault,
    ZeroPage,
    AnonPage,
    FilePage,
    CowCopy,
    CowReuse,
    SpuriousFault,
    FaultAround,
    PteSet,
    PteClear,
    PteProtect,

    PageAlloc,
    PageFree,
    BuddySplit,
    BuddyMerge,
    AllocFailed,
    TableAlloc,
    TableFree,

    TlbHit,
    TlbMiss,
    TlbFlush,

    PageCacheHit,
    PageCacheMiss,
    PageCacheAdd,
    PageCacheDrop,
    SwapOut,
    SwapRead,
    SwapIn,
    Reclaim,
    OomKill,
}
