using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Reclaim;

/// <summary>struct scan_control (<c>mm/vmscan.c</c>): what one run of reclaim wants, may do, and has done so far. Counts are pages.</summary>
internal sealed class ScanControl
{
    /// <summary>DEF_PRIORITY: a list is scanned by its size shifted right by the priority; 12 is gentle, 0 is all of it.</summary>
    public const int DefaultPriority = 12;

    /// <summary>SWAP_CLUSTER_MAX: pages taken off a list at a time, and what direct reclaim wants.</summary>
    public const ulong ClusterMax = 32;

    public int Order { get; set; }

    public GfpFlags Gfp { get; init; } = GfpFlags.GFP_KERNEL;

    /// <summary>Whether kswapd runs it; else the process that wants the memory does.</summary>
    public bool IsKswapd { get; init; }

    /// <summary>nr_to_reclaim.</summary>
    public ulong Wanted { get; set; } = ClusterMax;

    public int Priority { get; set; } = DefaultPriority;

    /// <summary>reclaim_idx: pages of higher zones are passed over.</summary>
    public int HighestZone { get; set; }

    /// <summary>may_swap: whether anonymous pages are looked at.</summary>
    public bool MaySwap { get; set; } = true;

    /// <summary>may_writepage: whether pages may be written to swap.</summary>
    public bool MayWrite { get; set; } = true;

    /// <summary>may_unmap: whether mapped pages may be taken.</summary>
    public bool MayUnmap { get; init; } = true;

    /// <summary>may_deactivate: whether active anonymous pages, and active file pages, are looked at.</summary>
    public bool MayDeactivateAnon { get; set; }

    public bool MayDeactivateFile { get; set; }

    /// <summary>force_deactivate: a second run that looks at the active lists whatever their size.</summary>
    public bool ForceDeactivate { get; set; }

    /// <summary>skipped_deactivate: an active list was passed over.</summary>
    public bool SkippedDeactivate { get; set; }

    /// <summary>cache_trim_mode: there are file pages enough that nobody uses; anonymous ones are left alone.</summary>
    public bool CacheTrim { get; set; }

    /// <summary>cache_trim_mode_failed and no_cache_trim_mode: that gave nothing, so kswapd tries once without.</summary>
    public bool CacheTrimFailed { get; set; }

    public bool NoCacheTrim { get; set; }

    /// <summary>file_is_tiny: so few file pages that only anonymous ones are looked at.</summary>
    public bool FileIsTiny { get; set; }

    /// <summary>nr_scanned.</summary>
    public ulong Scanned { get; set; }

    /// <summary>nr_reclaimed.</summary>
    public ulong Reclaimed { get; set; }
}
