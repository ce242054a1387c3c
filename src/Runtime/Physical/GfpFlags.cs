namespace MemDsl.Runtime.Physical;

/// <summary>What an allocation wants and may do (<c>include/linux/gfp_types.h</c>), with Linux's numbers.</summary>
[Flags]
public enum GfpFlags : uint
{
    None = 0,
    Dma = 0x1,
    HighMem = 0x2,
    Dma32 = 0x4,
    Movable = 0x8,
    Reclaimable = 0x10,
    High = 0x20,
    Io = 0x40,
    Fs = 0x80,
    Zero = 0x100,
    DirectReclaim = 0x400,
    KswapdReclaim = 0x800,
    Write = 0x1000,
    NoWarn = 0x2000,
    RetryMayFail = 0x4000,
    NoFail = 0x8000,
    NoRetry = 0x10000,
    MemAlloc = 0x20000,
    Comp = 0x40000,
    NoMemAlloc = 0x80000,
    HardWall = 0x100000,
    ThisNode = 0x200000,
    Account = 0x400000,

    GFP_ATOMIC = High | KswapdReclaim,
    GFP_KERNEL = DirectReclaim | KswapdReclaim | Io | Fs,
    GFP_NOWAIT = KswapdReclaim | NoWarn,
    GFP_NOIO = DirectReclaim | KswapdReclaim,
    GFP_NOFS = DirectReclaim | KswapdReclaim | Io,
    GFP_USER = GFP_KERNEL | HardWall,
    GFP_HIGHUSER = GFP_USER | HighMem,

    /// <summary>Anonymous memory and the page cache.</summary>
    GFP_HIGHUSER_MOVABLE = GFP_HIGHUSER | Movable,

    GFP_DMA = Dma,
    GFP_DMA32 = Dma32,

    /// <summary>Huge pages of user memory: without waiting, and with.</summary>
    GFP_TRANSHUGE_LIGHT = (GFP_HIGHUSER_MOVABLE | Comp | NoMemAlloc | NoWarn) & ~(DirectReclaim | KswapdReclaim),
    GFP_TRANSHUGE = GFP_TRANSHUGE_LIGHT | DirectReclaim,

    /// <summary>Page tables of user space (<c>include/asm-generic/pgalloc.h</c>).</summary>
    GFP_PGTABLE_USER = GFP_KERNEL | Zero | Account,
}
