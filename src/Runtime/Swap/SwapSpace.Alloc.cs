using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>Slots and the references to them (<c>mm/swapfile.c</c>).</summary>
public sealed partial class SwapSpace
{
    /// <summary>
    /// folio_alloc_swap: takes a slot for an anonymous or shmem page and enters the page into the swap cache under it. False when swap is full. The slot
    /// has no reference yet: each entry that is replaced by it gives it one (<see cref="Duplicate"/>).
    /// </summary>
    public bool TryAdd(PageFrameNumber pfn, out SwapEntry entry)
    {
        _kernel.Work.Add(1);
        if (!TryTakeSlot(out entry)) return false;
        AddToCache(pfn, entry);
        return true;
    }

    /// <summary>swap_duplicate: one reference more to a slot that is in use.</summary>
    public void Duplicate(SwapEntry entry) => Area(entry).AddUse(entry.Offset);

    /// <summary>swap_free: one reference less. The slot is free with the last one, unless the swap cache has a frame for it.</summary>
    public void Free(SwapEntry entry) => Area(entry).DropUse(entry.Offset);

    /// <summary>free_swap_and_cache: the same, and a frame that only the swap cache holds goes with the last reference.</summary>
    public void FreeAndCache(SwapEntry entry)
    {
        var area = Area(entry);
        if (area.DropUse(entry.Offset)) return;
        var pfn = area.CachedAt(entry.Offset);
        if (!pfn.IsNone && (IsFull || _kernel.Memory.Peek(pfn).MapCount == 0)) TryFreeSlot(pfn);
    }

    /// <summary>__swap_count: references to a slot.</summary>
    public int UsesOf(SwapEntry entry) => Area(entry).UsesOf(entry.Offset);

    /// <summary>swap_alloc_fast and swap_alloc_slow.</summary>
    private bool TryTakeSlot(out SwapEntry entry)
    {
        var cache = IsFull ? this : null;
        ref var cursor = ref _cursors[_kernel.CurrentCpu.Id];
        if (!cursor.IsNone && AreaOf(cursor.Type) is { IsSolidState: true, IsWriteOk: true } current && current.CanTakeFrom(cursor.Offset))
        {
            ulong slot = current.TakeFrom(cursor.Offset, cache, out ulong next);
            cursor = next == 0 ? default : new SwapEntry(current.Type, next);
            if (slot != 0)
            {
                entry = new SwapEntry(current.Type, slot);
                return true;
            }
        }

        for (int first = 0, end; first < _available.Count; first = end)
        {
            end = EndOfPriority(first);
            for (int i = first; i < end; i++)
            {
                // plist_requeue: areas of equal priority take turns.
                var area = _available[first];
                _available.RemoveAt(first);
                _available.Insert(end - 1, area);
                ulong slot = area.TakeSlot(cache, out ulong next);
                if (area.IsSolidState) cursor = next == 0 ? default : new SwapEntry(area.Type, next);
                if (slot == 0) continue;
                entry = new SwapEntry(area.Type, slot);
                return true;
            }
        }

        entry = default;
        return false;
    }

    private int EndOfPriority(int first)
    {
        int end = first + 1;
        while (end < _available.Count && _available[end].Priority == _available[first].Priority) end++;
        return end;
    }
}
