using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>Pages of shared memory that are in swap (<c>mm/shmem.c</c>): looked at, or brought near, without becoming pages of the file again.</summary>
internal sealed partial class CachedPages
{
    /// <summary>info->swapped: pages in swap.</summary>
    public int SwappedCount => _file.Kind == MemoryFileKind.Shmem ? _index.ValueCount : 0;

    /// <summary>The first page in swap at or above <paramref name="from"/>, and its slot.</summary>
    public bool TryNextSwapped(ulong from, out ulong index, out SwapEntry entry)
    {
        (index, entry) = (from, default);
        if (SwappedCount == 0 || !_index.TryNextValue(from, out index, out ulong value)) return false;
        entry = SwapEntry.FromValue(value);
        return true;
    }

    /// <summary>Pages in swap of [first, end).</summary>
    public ulong CountSwapped(ulong first, ulong end)
    {
        ulong count = 0;
        for (; TryNextSwapped(first, out ulong index, out _) && index < end; first = index + 1) count++;
        return count;
    }

    /// <summary>shmem_swapin_range: brings the pages of [first, end) that are in swap into the swap cache.</summary>
    public void ReadSwapped(ulong first, ulong end)
    {
        for (; TryNextSwapped(first, out ulong index, out var entry) && index < end; first = index + 1) _kernel.Swap.ReadIn(entry);
    }
}
