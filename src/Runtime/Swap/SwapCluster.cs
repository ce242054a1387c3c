using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Swap;

/// <summary>
/// struct swap_cluster_info (<c>mm/swap.h</c>) with its part of swap_map and of the swap table: 512 slots, made when the first of them is taken. The unit
/// that clones share: only the machine whose stamp is <see cref="Owner"/> writes to it.
/// </summary>
internal sealed class SwapCluster
{
    public const int Shift = 9;

    /// <summary>SWAPFILE_CLUSTER with THP_SWAP.</summary>
    public const int Slots = 1 << Shift;

    public const int Mask = Slots - 1;

    /// <summary>SWAP_MAP_BAD: a slot that is not there, as the header and what lies behind the end.</summary>
    public const int Bad = int.MaxValue;

    private const ulong IsShadow = 1;

    public readonly Owner Owner;

    private readonly int[] _uses;
    private readonly ulong[] _table;
    private PageContents[]? _contents;

    public SwapCluster(Owner owner)
    {
        Owner = owner;
        _uses = new int[Slots];
        _table = new ulong[Slots];
    }

    private SwapCluster(Owner owner, SwapCluster other)
    {
        Owner = owner;
        _uses = [.. other._uses];
        _table = [.. other._table];
        _contents = other._contents is null ? null : [.. other._contents];
        Count = other.Count;
    }

    /// <summary>ci->count: slots that are in use, bad ones too.</summary>
    public int Count { get; set; }

    public SwapCluster CopyFor(Owner owner) => new(owner, this);

    /// <summary>swap_map without SWAP_HAS_CACHE: page-table entries and shmem places that refer to the slot; <see cref="Bad"/> for one that is not there.</summary>
    public ref int Uses(int slot) => ref _uses[slot];

    /// <summary>Whether the slot is taken: used, cached, or bad.</summary>
    public bool IsTaken(int slot) => _uses[slot] != 0 || Cached(slot) != 0;

    /// <summary>The frame in the swap cache for the slot, 0 for none.</summary>
    public uint Cached(int slot) => (_table[slot] & IsShadow) == 0 ? (uint)(_table[slot] >> 1) : 0;

    public void SetCached(int slot, uint frame) => _table[slot] = (ulong)frame << 1;

    /// <summary>What reclaim left in the place of the frame (a shadow entry), 0 for none.</summary>
    public ulong Shadow(int slot) => (_table[slot] & IsShadow) != 0 ? _table[slot] >> 1 : 0;

    /// <summary>Takes the frame out of the swap cache and leaves a shadow of at most 63 bits; 0 is none.</summary>
    public void SetShadow(int slot, ulong shadow) => _table[slot] = shadow == 0 ? 0 : (shadow << 1) | IsShadow;

    public PageContents Contents(int slot) => _contents is null ? default : _contents[slot];

    public void SetContents(int slot, PageContents contents)
    {
        if (_contents is null)
        {
            if (contents.IsNothing) return;
            _contents = new PageContents[Slots];
        }

        _contents[slot] = contents;
    }
}
