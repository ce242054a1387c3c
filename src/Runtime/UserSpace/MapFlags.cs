namespace MemDsl.Runtime.UserSpace;

/// <summary>MAP_ bits of mmap(2), Linux's x86 numbers (<c>asm/mman.h</c>).</summary>
[Flags]
public enum MapFlags : ulong
{
    None = 0,
    Shared = 1,
    Private = 2,

    /// <summary>MAP_SHARED_VALIDATE: shared, and unknown flags are refused.</summary>
    SharedValidate = 3,

    /// <summary>MAP_DROPPABLE: anonymous pages that may vanish under pressure.</summary>
    Droppable = 8,

    /// <summary>MAP_TYPE: the field that holds one of the four above.</summary>
    TypeMask = 0xf,

    Fixed = 0x10,
    Anonymous = 0x20,

    /// <summary>MAP_32BIT: only in 1–2 GiB.</summary>
    Only32Bit = 0x40,

    /// <summary>MAP_ABOVE4G: the search keeps above 4 GiB.</summary>
    Above4G = 0x80,

    GrowsDown = 0x100,
    DenyWrite = 0x800,
    Executable = 0x1000,
    Locked = 0x2000,
    NoReserve = 0x4000,
    Populate = 0x8000,
    NonBlock = 0x1_0000,
    Stack = 0x2_0000,
    HugeTlb = 0x4_0000,
    Sync = 0x8_0000,
    FixedNoReplace = 0x10_0000,
    Uninitialized = 0x400_0000,

    /// <summary>LEGACY_MAP_MASK: what MAP_SHARED_VALIDATE knows of old (<c>include/linux/mman.h</c>).</summary>
    LegacyMask = Shared | Private | Fixed | Anonymous | DenyWrite | Executable | Uninitialized | GrowsDown | Locked
        | NoReserve | Populate | NonBlock | Stack | HugeTlb | Only32Bit | Above4G | (63UL << 26),
}
