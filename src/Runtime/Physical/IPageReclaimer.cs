namespace MemDsl.Runtime.Physical;

/// <summary>
/// What the allocator's slow path (<c>mm/page_alloc.c</c> __alloc_pages_slowpath) asks of those who can make memory free. The allocator decides
/// when each is asked; a machine without one fails when its lists are at their marks.
/// </summary>
internal interface IPageReclaimer
{
    /// <summary>PF_MEMALLOC: reclaim itself is asking for memory; it may use all of it and is never sent to reclaim again.</summary>
    bool IsReclaiming { get; }

    /// <summary>tsk_is_oom_victim: the process that asks is being killed for its memory, and may use half of what is left under min.</summary>
    bool IsOomVictim { get; }

    /// <summary>wakeup_kswapd (<c>mm/vmscan.c</c>) for the nodes of the request: kswapd works if no zone up to the highest is balanced.</summary>
    void WakeKswapd(int order, GfpFlags gfp, ZoneKind highestZone);

    /// <summary>try_to_free_pages (<c>mm/vmscan.c</c>): direct reclaim on behalf of the request.</summary>
    /// <returns>The number of pages reclaimed; 0 when there was no progress.</returns>
    ulong TryToFreePages(int order, GfpFlags gfp);

    /// <summary>zone_reclaimable_pages (<c>mm/vmscan.c</c>): pages of the zone that reclaim could take in the best case.</summary>
    ulong ReclaimablePages(Zone zone);

    /// <summary>out_of_memory (<c>mm/oom_kill.c</c>): ends a process for its memory.</summary>
    /// <returns>Whether the request is worth trying again.</returns>
    bool OutOfMemory(int order, GfpFlags gfp);
}
