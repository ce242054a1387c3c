using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>
/// All swap of a machine (<c>mm/swapfile.c</c>, <c>mm/swap_state.c</c>): its areas by type and by priority, and the swap cache, which is the link between
/// a slot and the frame that holds the same page. One file a verb: Alloc (slots and their references), Cache, Io, Areas (swapon, swapoff).
/// </summary>
/// <remarks>
/// A slot is in use while page-table entries or shmem places refer to it (swap_map), or while the swap cache has a frame for it. A frame in the swap cache
/// carries <see cref="FrameFlags.SwapCache"/>, its entry in <see cref="PhysicalMemory.SwapOf"/>, and one reference that is the cache's.
/// </remarks>
public sealed partial class SwapSpace
{
    private readonly Kernel _kernel;
    private readonly SwapArea?[] _areas = new SwapArea?[MostAreas];

    // swap_avail_heads: the areas that may be filled, by priority; among equals the one that waits longest first.
    private readonly List<SwapArea> _available = [];

    /// <summary>percpu_swap_cluster: where each CPU goes on, for areas on solid-state disks.</summary>
    private readonly SwapEntry[] _cursors;

    internal SwapSpace(Kernel kernel)
    {
        _kernel = kernel;
        _cursors = new SwapEntry[kernel.Cpus.Length];
    }

    private SwapSpace(Kernel kernel, SwapSpace other)
    {
        _kernel = kernel;
        _cursors = [.. other._cursors];
        for (int type = 0; type < MostAreas; type++) _areas[type] = other._areas[type]?.CloneFor(kernel.Ownership);
        foreach (var area in other._available) _available.Add(_areas[area.Type]!);
        foreach (var (name, device) in other._devices) _devices.Add(name, device);
        _leastPriority = other._leastPriority;
        _readAhead = other._readAhead;
    }

    /// <summary>MAX_SWAPFILES: 32 types less those for migration, poisoned pages, device memory and PTE markers.</summary>
    public const int MostAreas = 23;

    /// <summary>The areas in use, by their type.</summary>
    public IEnumerable<SwapArea> Areas => _areas.OfType<SwapArea>();

    /// <summary>total_swap_pages.</summary>
    public ulong TotalPages
    {
        get => _kernel.Vm.Committed.SwapPages;
        private set => _kernel.Vm.Committed.SwapPages = value;
    }

    /// <summary>nr_swap_pages: slots that are free.</summary>
    public ulong FreePages
    {
        get
        {
            ulong free = 0;
            foreach (var area in _available) free += area.FreeSlots;
            return free;
        }
    }

    /// <summary>Whether there is any swap to write to (<c>get_nr_swap_pages() > 0</c>).</summary>
    public bool HasRoom => FreePages > 0;

    /// <summary>vm_swap_full: more than half of all slots are in use, so that slots of pages in memory are given up early.</summary>
    public bool IsFull => FreePages * 2 < TotalPages;

    /// <summary>The area with that type, or null.</summary>
    public SwapArea? AreaOf(int type) => (uint)type < MostAreas ? _areas[type] : null;

    internal SwapSpace CloneFor(Kernel kernel) => new(kernel, this);

    private SwapArea Area(SwapEntry entry) =>
        _areas[entry.Type] ?? throw new InvalidOperationException($"swap entry {entry} belongs to no area");
}
