using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>swapon and swapoff (<c>mm/swapfile.c</c>).</summary>
public sealed partial class SwapSpace
{
    private int _leastPriority = -1;

    /// <summary>
    /// swapon: <paramref name="bytes"/> of swap as a new area, which mkswap has written its header on. Null when all types are in use.
    /// </summary>
    /// <param name="name">The device.</param>
    /// <param name="bytes">The size with the header.</param>
    /// <param name="priority">At least 0; null lets the kernel choose one below all others.</param>
    /// <param name="isSolidState">Whether the disk does not rotate.</param>
    internal SwapArea? Add(string name, ulong bytes, int? priority, bool isSolidState)
    {
        int type = Array.FindIndex(_areas, area => area is null);
        if (type < 0) return null;
        var area = new SwapArea(_kernel.Ownership, type, name, bytes >> PageSize.Shift, priority ?? --_leastPriority, isSolidState);
        _areas[type] = area;
        TotalPages += area.Pages;
        Insert(area);
        return area;
    }

    /// <summary>plist_add: behind all areas of the same or a higher priority.</summary>
    private void Insert(SwapArea area)
    {
        int at = _available.FindIndex(other => other.Priority < area.Priority);
        _available.Insert(at < 0 ? _available.Count : at, area);
    }
}
