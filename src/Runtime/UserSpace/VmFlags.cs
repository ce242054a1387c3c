namespace MemDsl.Runtime.UserSpace;

/// <summary>vm_flags: what a <see cref="VmArea"/> allows and how the kernel treats it. Linux's bits
/// (<c>include/linux/mm.h</c>).</summary>
[Flags]
public enum VmFlags : ulong
{
    None = 0,

    /// <summary>VM_READ, VM_WRITE, VM_EXEC: what a fault may do now.</summary>
    Read = 0x1,
    Write = 0x2,
    Exec = 0x4,

    /// <summary>VM_SHARED: stores are seen by everyone who maps the object.</summary>
    Shared = 0x8,

    /// <summary>VM_MAYREAD …: what mprotect may still grant.</summary>
    MayRead = 0x10,
    MayWrite = 0x20,
    MayExec = 0x40,

    /// <summary>VM_MAYSHARE: mapped with MAP_SHARED. Stays when a read-only descriptor takes <see cref="Shared"/> away; /proc shows its 's' by this bit.</summary>
    MayShare = 0x80,

    /// <summary>VM_GROWSDOWN: a fault below extends the area; neighbours keep the guard gap.</summary>
    GrowsDown = 0x100,

    /// <summary>VM_PFNMAP: bare frames without struct page behind them.</summary>
    PfnMap = 0x400,

    /// <summary>VM_MAYBE_GUARD: guard markers were put into the area at some time. Never keeps two areas from merging; the whole has it then.</summary>
    MaybeGuard = 0x800,

    /// <summary>VM_LOCKED: counted in locked_vm, pages are never reclaimed.</summary>
    Locked = 0x2000,

    /// <summary>VM_IO: device memory.</summary>
    Io = 0x4000,

    /// <summary>VM_SEQ_READ, VM_RAND_READ: read-ahead advice.</summary>
    SeqRead = 0x8000,
    RandRead = 0x1_0000,

    /// <summary>VM_DONTCOPY: fork leaves the area out.</summary>
    DontCopy = 0x2_0000,

    /// <summary>VM_DONTEXPAND: mremap must not grow it.</summary>
    DontExpand = 0x4_0000,

    /// <summary>VM_LOCKONFAULT: pages are locked when they come, not brought in.</summary>
    LockOnFault = 0x8_0000,

    /// <summary>VM_ACCOUNT: its pages are charged to the committed memory.</summary>
    Account = 0x10_0000,

    /// <summary>VM_NORESERVE: the charge was declined by MAP_NORESERVE.</summary>
    NoReserve = 0x20_0000,

    /// <summary>VM_HUGETLB.</summary>
    HugeTlb = 0x40_0000,

    /// <summary>VM_SYNC: synchronous page faults (MAP_SYNC).</summary>
    Sync = 0x80_0000,

    /// <summary>VM_ARCH_1.</summary>
    Arch1 = 0x100_0000,

    /// <summary>VM_WIPEONFORK: a child sees zeros.</summary>
    WipeOnFork = 0x200_0000,

    /// <summary>VM_DONTDUMP: left out of core dumps.</summary>
    DontDump = 0x400_0000,

    /// <summary>VM_SOFTDIRTY: the whole area counts as soft-dirty. Never keeps two areas from merging.</summary>
    SoftDirty = 0x800_0000,

    /// <summary>VM_MIXEDMAP: bare frames and pages mixed.</summary>
    MixedMap = 0x1000_0000,

    /// <summary>VM_HUGEPAGE, VM_NOHUGEPAGE: madvise and MAP_STACK choices about huge pages.</summary>
    HugePage = 0x2000_0000,
    NoHugePage = 0x4000_0000,

    /// <summary>VM_MERGEABLE: KSM may merge its pages.</summary>
    Mergeable = 0x8000_0000,

    /// <summary>VM_SHADOW_STACK.</summary>
    ShadowStack = 1UL << 37,

    /// <summary>VM_DROPPABLE: pages may vanish under pressure (MAP_DROPPABLE).</summary>
    Droppable = 1UL << 40,

    /// <summary>VM_SEALED: mseal(2) forbids every change.</summary>
    Sealed = 1UL << 42,

    /// <summary>VM_ACCESS_FLAGS: any access at all.</summary>
    Access = Read | Write | Exec,

    /// <summary>VM_SPECIAL: never merged, never expanded, never locked.</summary>
    Special = Io | DontExpand | PfnMap | MixedMap,

    /// <summary>VM_LOCKED_MASK.</summary>
    LockedMask = Locked | LockOnFault,

    /// <summary>VM_STICKY: differences in these do not keep areas apart, and the joined area has them all.</summary>
    Sticky = SoftDirty | MaybeGuard,

    /// <summary>All three VM_MAY* rights: anonymous memory and files open for writing.</summary>
    MayAll = MayRead | MayWrite | MayExec,

    /// <summary>VM_STACK_DEFAULT_FLAGS without the protection: how exec makes the first stack.</summary>
    StackFlags = GrowsDown | MayAll | Account,

    /// <summary>VM_DATA_FLAGS_TSK_EXEC without the execution right: brk's areas.</summary>
    DataFlags = Read | Write | MayAll,
}
