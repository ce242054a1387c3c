using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>One anonymous page's way out (<c>mm/vmscan.c</c> shrink_folio_list, the part from the swap slot on).</summary>
public sealed partial class SwapSpace
{
    /// <summary>
    /// Gives an anonymous page a slot if it has none, replaces the entries that map it by swap entries, writes it if it is dirty, and frees the frame if it
    /// need not wait for the write. <paramref name="shadow"/> is left in the swap cache for a frame that is freed.
    /// </summary>
    internal SwapOutResult TrySwapOut(PageFrameNumber pfn, ulong shadow = 0)
    {
        ref readonly var frame = ref _kernel.Memory.Peek(pfn);
        if ((frame.Flags & FrameFlags.SwapCache) == 0)
        {
            if (frame.MayBePinned || !TryAdd(pfn, out _)) return SwapOutResult.Kept;
            _kernel.Memory.Frame(pfn).Flags |= FrameFlags.Dirty;
        }

        if (!TryUnmap(pfn)) return SwapOutResult.Kept;
        if ((_kernel.Memory.Peek(pfn).Flags & FrameFlags.Dirty) != 0 && WriteOut(pfn)) return SwapOutResult.Written;
        ref var unmapped = ref _kernel.Memory.Frame(pfn);
        if (unmapped.RefCount != 1) return SwapOutResult.Written;

        // __remove_mapping: the cache's reference goes last, so that the frame has one until it is freed.
        unmapped.RefCount++;
        RemoveFromCache(pfn, shadow);
        _kernel.PutPage(pfn);
        return SwapOutResult.Freed;
    }

    /// <summary>try_to_unmap of a page in the swap cache.</summary>
    private bool TryUnmap(PageFrameNumber pfn)
    {
        foreach (var mapping in _kernel.Rmap.MappingsOf(pfn))
        {
            if (!mapping.Mm.Tables.TrySwapOut(mapping.Address)) return false;
        }

        return _kernel.Memory.Peek(pfn).MapCount == 0;
    }
}
