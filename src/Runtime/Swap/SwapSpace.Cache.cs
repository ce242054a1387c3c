using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>The swap cache (<c>mm/swap_state.c</c>): which frame has the page of a slot. In 6.18 a table in each cluster.</summary>
public sealed partial class SwapSpace
{
    /// <summary>swap_cache_get_folio: the frame that the cache has for a slot, none if it has none.</summary>
    public PageFrameNumber Lookup(SwapEntry entry) => AreaOf(entry.Type)?.CachedAt(entry.Offset) ?? default;

    /// <summary>folio->swap: the slot of a page in the swap cache; none for any other page.</summary>
    public SwapEntry EntryOf(PageFrameNumber pfn) =>
        (_kernel.Memory.Peek(pfn).Flags & FrameFlags.SwapCache) != 0 ? _kernel.Memory.SwapOf(pfn) : default;

    /// <summary>
    /// swap_cache_del_folio, as reclaim does it with a page that nobody maps: the cache's reference goes, and a shadow (0: none) stays in the frame's
    /// place if the slot is still referred to. The page is not freed: the caller has taken it off its lists and gives it back.
    /// </summary>
    public void RemoveFromCache(PageFrameNumber pfn, ulong shadow)
    {
        var entry = _kernel.Memory.SwapOf(pfn);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags &= ~FrameFlags.SwapCache;
        frame.RefCount--;
        _kernel.Memory.SetSwapOf(pfn, default);
        _kernel.VmStat.Add(NodeStat.SwapCached, -1);
        _kernel.VmStat.Add(NodeStat.FilePages, -1);
        Area(entry).DropCached(entry.Offset, shadow);
    }

    /// <summary>
    /// folio_free_swap: gives up the slot of a page that is in memory, if no entry refers to the slot any more. The page is dirty then, as its only copy.
    /// The frame is freed if the cache alone held it.
    /// </summary>
    public bool TryFreeSlot(PageFrameNumber pfn)
    {
        var entry = EntryOf(pfn);
        if (entry.IsNone || UsesOf(entry) != 0) return false;
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags |= FrameFlags.Dirty;
        if (frame.RefCount > 1)
        {
            RemoveFromCache(pfn, 0);
            return true;
        }

        frame.RefCount++;
        RemoveFromCache(pfn, 0);
        _kernel.PutPage(pfn);
        return true;
    }

    /// <summary>get_shadow_from_swap_cache: what <see cref="RemoveFromCache"/> left for a slot, 0 for nothing.</summary>
    public ulong ShadowOf(SwapEntry entry) => Area(entry).ShadowOf(entry.Offset);

    /// <summary>swap_cache_add_folio.</summary>
    private void AddToCache(PageFrameNumber pfn, SwapEntry entry)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags |= FrameFlags.SwapCache;
        frame.RefCount++;
        _kernel.Memory.SetSwapOf(pfn, entry);
        _kernel.VmStat.Add(NodeStat.SwapCached);
        _kernel.VmStat.Add(NodeStat.FilePages);
        Area(entry).SetCached(entry.Offset, pfn.Value);
    }
}
