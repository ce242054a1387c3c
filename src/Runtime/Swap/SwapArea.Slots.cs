using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Swap;

/// <summary>Taking and giving back slots (<c>mm/swapfile.c</c> cluster_alloc_swap_entry, swap_entries_free).</summary>
public sealed partial class SwapArea
{
    /// <summary>si->global_cluster->next: where the search goes on; 0 for a new cluster. Only areas on a rotating disk use it.</summary>
    private ulong _next;

    /// <summary>Lets the search for slots go on at one, as if those below had been taken and freed before. For areas on a rotating disk.</summary>
    public void SearchFrom(ulong slot)
    {
        if (slot == 0 || slot >= Slots) throw new ArgumentOutOfRangeException(nameof(slot), slot, $"the area has slots 1 to {Pages}");
        _next = slot;
    }

    /// <summary>
    /// cluster_alloc_swap_entry for one page: goes on in the cluster of the last slot, and when that is searched to its end takes the first cluster that
    /// had a slot freed, else a free one, else a fragmented one. 0 when there is no slot.
    /// </summary>
    /// <param name="cache">Who takes pages out of the swap cache whose slots nobody refers to; null unless swap is half full (vm_swap_full).</param>
    /// <param name="next">Where to go on in the same cluster, 0 for elsewhere.</param>
    internal ulong TakeSlot(SwapSpace? cache, out ulong next)
    {
        next = 0;
        if (!IsSolidState && _next != 0)
        {
            ulong slot = TakeFrom(_next, cache, out _next);
            if (slot != 0) return slot;
        }

        foreach (var list in SearchOrder)
        {
            // A cluster on a list may have been searched in vain only from some place on; it then goes to another list, so that this ends.
            while (_lists.First(list) is >= 0 and var cluster)
            {
                ulong slot = TakeFrom((ulong)cluster << SwapCluster.Shift, cache, out next);
                if (!IsSolidState) _next = next;
                if (slot != 0) return slot;
            }

            if (list == SwapClusterList.Free && cache is not null) ReclaimFullCluster(cache);
        }

        return 0;
    }

    /// <summary>swap_reclaim_full_clusters: pages that are only in the swap cache lose their slots, in the full cluster that waits longest.</summary>
    private void ReclaimFullCluster(SwapSpace cache)
    {
        int index = _lists.First(SwapClusterList.Full);
        if (index < 0) return;
        _lists.Move(index, SwapClusterList.Full);
        for (int place = 0; place < SwapCluster.Slots; place++) TryReclaim(((ulong)index << SwapCluster.Shift) + (ulong)place, cache);
    }

    /// <summary>cluster_reclaim_range for one slot: whether it is free now.</summary>
    private bool TryReclaim(ulong slot, SwapSpace cache)
    {
        var cluster = Own(slot);
        if (cluster.Uses(Place(slot)) != 0 || cluster.Cached(Place(slot)) is not (> 0 and var frame)) return false;
        return cache.TryFreeSlot(new(frame));
    }

    /// <summary>alloc_swap_scan_cluster: the first free slot at or above one in its cluster, 0 if there is none, and where to go on (0: elsewhere).</summary>
    internal ulong TakeFrom(ulong slot, SwapSpace? cache, out ulong next)
    {
        next = 0;
        ulong found = 0;
        int index = (int)(slot >> SwapCluster.Shift);
        var cluster = Own(slot);
        ulong first = (ulong)index << SwapCluster.Shift;
        for (int place = Place(slot); place < SwapCluster.Slots && cluster.Count < SwapCluster.Slots; place++)
        {
            if (cluster.IsTaken(place) && (cache is null || !TryReclaim(first + (ulong)place, cache))) continue;
            found = first + (ulong)place;
            cluster.Count++;
            UsedSlots++;
            if (cluster.Count < SwapCluster.Slots && place + 1 < SwapCluster.Slots) next = found + 1;
            break;
        }

        Relocate(index, cluster);
        return found;
    }

    /// <summary>Whether the cluster of a slot can give one at all (cluster_is_usable).</summary>
    internal bool CanTakeFrom(ulong slot) => ClusterOf(slot) is null or { Count: < SwapCluster.Slots };

    /// <summary>One reference more (swap_dup_entry). The slot is in use.</summary>
    internal void AddUse(ulong slot) => Own(slot).Uses(Place(slot))++;

    /// <summary>One reference less; the slot is free with the last, unless the swap cache has it. Whether references are left.</summary>
    internal bool DropUse(ulong slot)
    {
        var cluster = Own(slot);
        ref int uses = ref cluster.Uses(Place(slot));
        if (uses is <= 0 or SwapCluster.Bad) throw new InvalidOperationException($"swap slot {Type}:{slot} has no reference to drop");
        if (--uses != 0) return true;
        if (cluster.Cached(Place(slot)) == 0) GiveBack(slot, cluster);
        return false;
    }

    /// <summary>Enters a frame into the swap cache.</summary>
    internal void SetCached(ulong slot, uint frame) => Own(slot).SetCached(Place(slot), frame);

    /// <summary>Takes the frame of a slot out of the swap cache; a slot without references is free then.</summary>
    internal void DropCached(ulong slot, ulong shadow)
    {
        var cluster = Own(slot);
        int place = Place(slot);
        bool isUsed = cluster.Uses(place) != 0;
        cluster.SetShadow(place, isUsed ? shadow : 0);
        if (!isUsed) GiveBack(slot, cluster);
    }

    internal void SetContents(ulong slot, PageContents contents) => Own(slot).SetContents(Place(slot), contents);

    /// <summary>swap_entries_free: the cluster is free with its last slot, else it has room again.</summary>
    private void GiveBack(ulong slot, SwapCluster cluster)
    {
        int index = (int)(slot >> SwapCluster.Shift);
        cluster.SetContents(Place(slot), default);
        cluster.SetShadow(Place(slot), 0);
        cluster.Count--;
        UsedSlots--;
        if (cluster.Count == 0) _lists.Move(index, SwapClusterList.Free);
        else if (_lists.Of(index) != SwapClusterList.NonFull) _lists.Move(index, SwapClusterList.NonFull);
    }

    /// <summary>relocate_cluster: after a search a cluster goes to the list that its count tells.</summary>
    private void Relocate(int index, SwapCluster cluster)
    {
        var list = cluster.Count == 0 ? SwapClusterList.Free
            : cluster.Count == SwapCluster.Slots ? SwapClusterList.Full
            : SwapClusterList.Fragmented;
        if (_lists.Of(index) != list) _lists.Move(index, list);
    }

    private static readonly SwapClusterList[] SearchOrder = [SwapClusterList.NonFull, SwapClusterList.Free, SwapClusterList.Fragmented];
}
