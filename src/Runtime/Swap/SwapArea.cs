using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>
/// struct swap_info_struct (<c>include/linux/swap.h</c>): one device with swap on it, as clusters of 512 slots of a page each. Slot 0 is the header that
/// mkswap wrote. <c>SwapArea.Slots.cs</c> takes and gives back slots.
/// </summary>
public sealed partial class SwapArea
{
    private readonly Ownership _ownership;
    private readonly SwapCluster?[] _clusters;
    private readonly SwapClusterLists _lists;

    internal SwapArea(Ownership ownership, int type, string name, ulong slots, int priority, bool isSolidState)
    {
        _ownership = ownership;
        Type = type;
        Name = name;
        Slots = slots;
        Priority = priority;
        IsSolidState = isSolidState;
        int clusters = checked((int)((slots + SwapCluster.Mask) >> SwapCluster.Shift));
        _clusters = new SwapCluster?[clusters];
        _lists = new SwapClusterLists(clusters);

        // setup_clusters: a cluster with a bad slot is not free from the start on, and so is searched before those that are.
        MarkBad(0);
        for (ulong slot = slots; slot < (ulong)clusters << SwapCluster.Shift; slot++) MarkBad(slot);
        _lists.Move(0, SwapClusterList.NonFull);
        if (clusters > 1 && (slots & SwapCluster.Mask) != 0) _lists.Move(clusters - 1, SwapClusterList.NonFull);
    }

    private SwapArea(SwapArea other, Ownership ownership)
    {
        _ownership = ownership;
        Type = other.Type;
        Name = other.Name;
        Slots = other.Slots;
        Priority = other.Priority;
        IsSolidState = other.IsSolidState;
        IsWriteOk = other.IsWriteOk;
        UsedSlots = other.UsedSlots;
        _next = other._next;
        _clusters = [.. other._clusters];
        _lists = other._lists.Copy();
    }

    /// <summary>The number of the area in swap entries.</summary>
    public int Type { get; }

    /// <summary>The device, as <c>/proc/swaps</c> names it.</summary>
    public string Name { get; }

    /// <summary>si->max: slots with the header.</summary>
    public ulong Slots { get; }

    /// <summary>si->pages: slots that can hold a page.</summary>
    public ulong Pages => Slots - 1;

    /// <summary>inuse_pages.</summary>
    public ulong UsedSlots { get; private set; }

    public ulong FreeSlots => Pages - UsedSlots;

    /// <summary>prio: areas with more are filled first.</summary>
    public int Priority { get; internal set; }

    /// <summary>SWP_SOLIDSTATE: each CPU fills a cluster of its own, and read-ahead goes by addresses instead of slots.</summary>
    public bool IsSolidState { get; }

    /// <summary>SWP_WRITEOK: slots may be taken. Not while swapoff empties the area.</summary>
    public bool IsWriteOk { get; internal set; } = true;

    /// <summary>Clusters, used or not.</summary>
    public int ClusterCount => _clusters.Length;

    /// <summary>swap_count: entries and shmem places that refer to a slot. 0 for one that is free, or only in the swap cache.</summary>
    public int UsesOf(ulong slot) => ClusterOf(slot) is { } cluster && cluster.Uses(Place(slot)) is var uses and not SwapCluster.Bad ? uses : 0;

    /// <summary>The frame that the swap cache has for a slot, none if it has none.</summary>
    public PageFrameNumber CachedAt(ulong slot) => new(ClusterOf(slot)?.Cached(Place(slot)) ?? 0);

    /// <summary>Whether a slot holds a page or is kept for one.</summary>
    public bool IsUsed(ulong slot) => slot != 0 && slot < Slots && ClusterOf(slot) is { } cluster && cluster.IsTaken(Place(slot));

    /// <summary>The list on which a cluster is: free, nonfull, fragmented, full.</summary>
    internal SwapClusterList ListOf(int cluster) => _lists.Of(cluster);

    internal SwapArea CloneFor(Ownership ownership) => new(this, ownership);

    internal PageContents ContentsOf(ulong slot) => ClusterOf(slot)?.Contents(Place(slot)) ?? default;

    internal ulong ShadowOf(ulong slot) => ClusterOf(slot)?.Shadow(Place(slot)) ?? 0;

    private static int Place(ulong slot) => (int)(slot & SwapCluster.Mask);

    private SwapCluster? ClusterOf(ulong slot) => _clusters[slot >> SwapCluster.Shift];

    private SwapCluster Own(ulong slot)
    {
        ref var cluster = ref _clusters[slot >> SwapCluster.Shift];
        if (cluster is null) cluster = new SwapCluster(_ownership.Current);
        else if (!ReferenceEquals(cluster.Owner, _ownership.Current)) cluster = cluster.CopyFor(_ownership.Current);
        return cluster;
    }

    private void MarkBad(ulong slot)
    {
        var cluster = Own(slot);
        cluster.Uses(Place(slot)) = SwapCluster.Bad;
        cluster.Count++;
    }
}
