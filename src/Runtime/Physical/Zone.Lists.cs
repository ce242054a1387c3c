using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Physical;

/// <content>free_area: the free lists, one an order and migratetype.</content>
public sealed partial class Zone
{
    private const int Types = 6;

    private readonly FreeArea[] _areas = new FreeArea[(BuddyAllocator.MaxOrder + 1) * Types];
    private readonly uint[] _freeBlocks = new uint[BuddyAllocator.MaxOrder + 1];

    /// <summary>By type: bit n is set when its list of order n has a block.</summary>
    private readonly uint[] _ordersWithBlocks = new uint[Types];

    /// <summary>nr_free_highatomic: free pages on the HIGHATOMIC lists.</summary>
    public uint FreeHighAtomic { get; private set; }

    /// <summary>NR_FREE_CMA_PAGES: free pages on the CMA lists.</summary>
    public uint FreeCma { get; private set; }

    /// <summary>cma_pages: pages of CMA areas.</summary>
    public uint CmaPages { get; internal set; }

    /// <summary>nr_reserved_highatomic: pages of the pageblocks that are set aside.</summary>
    public uint ReservedHighAtomic { get; internal set; }

    /// <summary>nr_free: the number of free <em>blocks</em> of an order, of all types.</summary>
    public uint FreeBlocks(int order) => _freeBlocks[order];

    /// <summary>The number of free blocks of an order on the list of one type.</summary>
    public uint FreeBlocks(int order, Migratetype type) => Area(order, type).Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref FreeArea Area(int order, Migratetype type) => ref _areas[(order * Types) + (int)type];

    /// <summary>Whether a type has a block of an order.</summary>
    internal bool HasBlock(int order, Migratetype type) => (_ordersWithBlocks[(int)type] >> order & 1) != 0;

    /// <summary>The smallest order from one up of which a type has a block; above MAX_PAGE_ORDER when it has none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int SmallestOrder(int from, Migratetype type) => from + BitOperations.TrailingZeroCount(_ordersWithBlocks[(int)type] >> from);

    /// <summary>__add_to_free_list.</summary>
    internal void AddBlock(FreeBlockLinks links, uint pfn, int order, Migratetype type, bool toTail)
    {
        ref var area = ref Area(order, type);
        if (toTail) area.AddTail(links, pfn);
        else area.AddHead(links, pfn);
        _freeBlocks[order]++;
        _ordersWithBlocks[(int)type] |= 1u << order;
    }

    /// <summary>__del_page_from_free_list.</summary>
    internal void RemoveBlock(FreeBlockLinks links, uint pfn, int order, Migratetype type)
    {
        ref var area = ref Area(order, type);
        area.Remove(links, pfn);
        _freeBlocks[order]--;
        if (area.IsEmpty) _ordersWithBlocks[(int)type] &= ~(1u << order);
    }

    /// <summary>account_freepages: isolated pages are not counted; those of CMA and HIGHATOMIC blocks are counted once more by themselves.</summary>
    internal void AccountFree(int pages, Migratetype type)
    {
        if (type == Migratetype.Isolate) return;
        FreePages = (uint)((int)FreePages + pages);
        if (type == Migratetype.Cma) FreeCma = (uint)((int)FreeCma + pages);
        else if (type == Migratetype.HighAtomic) FreeHighAtomic = (uint)((int)FreeHighAtomic + pages);
    }

    /// <summary>Bound of the CPU numbers that have had lists here.</summary>
    internal int PerCpuCount => _perCpu.Length;

    /// <summary>A CPU's lists, made when it first needs them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PerCpuPages PerCpu(int cpu) => (uint)cpu < (uint)_perCpu.Length && _perCpu[cpu] is { } pcp ? pcp : MakePerCpu(cpu);

    /// <summary>A CPU's lists, or null while it has none.</summary>
    internal PerCpuPages? PeekPerCpu(int cpu) => (uint)cpu < (uint)_perCpu.Length ? _perCpu[cpu] : null;

    private PerCpuPages MakePerCpu(int cpu)
    {
        if (cpu >= _perCpu.Length) Array.Resize(ref _perCpu, cpu + 1);
        return _perCpu[cpu] = new PerCpuPages();
    }

    private void MakeLists() => Array.Fill(_areas, FreeArea.Empty);

    private void CopyLists(Zone other)
    {
        other._areas.CopyTo(_areas, 0);
        other._freeBlocks.CopyTo(_freeBlocks, 0);
        other._ordersWithBlocks.CopyTo(_ordersWithBlocks, 0);
        FreeHighAtomic = other.FreeHighAtomic;
        FreeCma = other.FreeCma;
        CmaPages = other.CmaPages;
        ReservedHighAtomic = other.ReservedHighAtomic;
        IsBelowHigh = other.IsBelowHigh;
        IsBoosted = other.IsBoosted;
        IsReclaimActive = other.IsReclaimActive;
        _perCpu = Array.ConvertAll(other._perCpu, pcp => pcp?.Clone());
    }
}
