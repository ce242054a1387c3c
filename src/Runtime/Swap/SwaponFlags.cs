namespace MemDsl.Runtime.Swap;

/// <summary>SWAP_FLAG_* of swapon(2) (<c>include/linux/swap.h</c>).</summary>
[Flags]
public enum SwaponFlags
{
    None = 0,

    /// <summary>SWAP_FLAG_PRIO_MASK: the priority, where <see cref="Prefer"/> is set.</summary>
    PriorityMask = 0x7fff,

    /// <summary>SWAP_FLAG_PREFER: a priority is given.</summary>
    Prefer = 0x8000,

    /// <summary>SWAP_FLAG_DISCARD: free slots are told to the disk, which the model's disks do not care about.</summary>
    Discard = 0x10000,

    /// <summary>SWAP_FLAG_DISCARD_ONCE.</summary>
    DiscardOnce = 0x20000,

    /// <summary>SWAP_FLAG_DISCARD_PAGES.</summary>
    DiscardPages = 0x40000,

    /// <summary>SWAP_FLAGS_VALID.</summary>
    All = PriorityMask | Prefer | Discard | DiscardOnce | DiscardPages,
}
