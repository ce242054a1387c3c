namespace MemDsl.Runtime.Physical;

/// <summary>ALLOC_* (<c>mm/internal.h</c>): what one attempt to take pages may do. Two bits are those of <see cref="GfpFlags"/>.</summary>
[Flags]
internal enum AllocFlags : uint
{
    /// <summary>ALLOC_WMARK_MIN: leave min free.</summary>
    WatermarkMin = 0,

    /// <summary>ALLOC_WMARK_LOW: leave low free.</summary>
    WatermarkLow = 1,

    /// <summary>ALLOC_WMARK_HIGH: leave high free.</summary>
    WatermarkHigh = 2,

    /// <summary>ALLOC_WMARK_MASK.</summary>
    WatermarkMask = 3,

    /// <summary>Take what there is.</summary>
    NoWatermarks = 4,

    /// <summary>The process is being killed for its memory.</summary>
    Oom = 0x8,

    /// <summary>The request cannot wait.</summary>
    NonBlock = 0x10,

    /// <summary>ALLOC_MIN_RESERVE: half of min may be used (__GFP_HIGH).</summary>
    MinReserve = GfpFlags.High,

    /// <summary>Free CMA pages count, and may be taken.</summary>
    Cma = 0x80,

    /// <summary>Do not take single pages of other migratetypes.</summary>
    NoFragment = 0x100,

    /// <summary>Pages of HIGHATOMIC blocks may be taken.</summary>
    HighAtomic = 0x200,

    /// <summary>ALLOC_KSWAPD: kswapd may be woken (__GFP_KSWAPD_RECLAIM).</summary>
    Kswapd = GfpFlags.KswapdReclaim,

    /// <summary>ALLOC_RESERVES: any right to what lies below min.</summary>
    Reserves = NonBlock | MinReserve | HighAtomic | Oom,
}
