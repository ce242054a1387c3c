namespace MemDsl.Runtime.UserSpace;

/// <summary>rss_stat: pages of an address space by kind (<c>include/linux/mm_types_task.h</c>). The zero page is in none.</summary>
public sealed class RssCounters
{
    /// <summary>MM_ANONPAGES.</summary>
    public ulong Anon { get; internal set; }

    /// <summary>MM_FILEPAGES.</summary>
    public ulong File { get; internal set; }

    /// <summary>MM_SHMEMPAGES: shared anonymous memory, memfds.</summary>
    public ulong Shmem { get; internal set; }

    /// <summary>MM_SWAPENTS.</summary>
    public ulong Swap { get; internal set; }

    internal RssCounters Copy() => (RssCounters)MemberwiseClone();

    /// <summary>VmRSS in pages.</summary>
    public ulong Total => Anon + File + Shmem;
}
