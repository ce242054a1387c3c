using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// What stays in the place of an evicted page (<c>mm/workingset.c</c> pack_shadow): the node's age at that time, and whether the page was of the working
/// set. As a number it has the lowest bit set and is never 0.
/// </summary>
public readonly record struct Shadow(ulong Age, bool Workingset)
{
    /// <summary>The number that a slot holds.</summary>
    public ulong Raw => (Age << 2) | (Workingset ? 2UL : 0) | 1;

    public static Shadow FromRaw(ulong raw) => new(raw >> 2, (raw & 2) != 0);
}

/// <summary>
/// Workingset detection (<c>mm/workingset.c</c>). The node's age grows by each eviction and each activation; the difference between a page's eviction
/// and its coming back is how much longer the inactive list would have had to be. Where the active pages would have left that room, the page was
/// needed, and it starts active.
/// </summary>
public sealed class Workingset
{
    /// <summary>Bits of the age that a slot has room for.</summary>
    private const ulong AgeMask = ulong.MaxValue >> 2;

    private readonly Kernel _kernel;

    internal Workingset(Kernel kernel) => _kernel = kernel;

    /// <summary>nonresident_age: evictions and activations so far.</summary>
    public ulong Age { get; private set; }

    /// <summary>workingset_eviction: the shadow for the place of a page that goes.</summary>
    internal Shadow Evict(PageFrameNumber pfn)
    {
        ref readonly var frame = ref _kernel.Memory.Peek(pfn);
        var shadow = new Shadow(Age & AgeMask, (frame.Flags & FrameFlags.Workingset) != 0);
        Grow(1UL << frame.Order);
        return shadow;
    }

    /// <summary>workingset_age_nonresident: for evictions, and for each page that becomes active.</summary>
    internal void Grow(ulong pages) => Age += pages;

    /// <summary>
    /// workingset_refault: a page is back whose shadow was found; called before it goes on its list. It starts active if it was needed, and is of the
    /// working set again if it was before.
    /// </summary>
    internal void Refault(PageFrameNumber pfn, Shadow shadow)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        bool isFile = (frame.Flags & FrameFlags.SwapBacked) == 0;
        int kind = isFile ? 1 : 0;
        ulong distance = (Age - shadow.Age) & AgeMask;
        ulong room = Room(isFile);
        _kernel.VmStat.Add(NodeStat.WorkingsetRefaultAnon + kind);
        bool isNeeded = distance <= room;
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.WorkingsetRefault, pfn.Value, distance, room, isNeeded ? 1UL : 0);
        if (!isNeeded) return;
        frame.Flags |= FrameFlags.Active;
        Grow(1);
        _kernel.VmStat.Add(NodeStat.WorkingsetActivateAnon + kind);
        if (!shadow.Workingset) return;
        frame.Flags |= FrameFlags.Workingset;
        _kernel.Reclaim.Node.NoteCost(isFile, 1, 0);
        _kernel.VmStat.Add(NodeStat.WorkingsetRestoreAnon + kind);
    }

    internal Workingset CloneFor(Kernel kernel) => new(kernel) { Age = Age };

    /// <summary>workingset_test_recent: the pages that could have made room for a refault of that kind.</summary>
    private ulong Room(bool isFile)
    {
        var lru = _kernel.Lru;
        ulong room = lru.Count(LruList.ActiveFile);
        if (!isFile) room += lru.Count(LruList.InactiveFile);
        if (!_kernel.Reclaim.Node.CanSwap) return room;
        room += lru.Count(LruList.ActiveAnon);
        if (isFile) room += lru.Count(LruList.InactiveAnon);
        return room;
    }
}
