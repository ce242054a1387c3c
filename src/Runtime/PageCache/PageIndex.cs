using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>
/// i_pages: which frame caches which page of a file. A radix tree of 64-way nodes, as tall as the highest index needs. Nodes carry the
/// stamp of the machine that may write them, so that a clone copies a reference and later only the nodes on its way.
/// A place without a frame may hold a value instead (xa_mk_value): a shadow, or the swap entry of a shmem page. Values have arrays of their own, made
/// where there is one.
/// </summary>
internal sealed class PageIndex
{
    private const int Bits = 6;
    private const int Fanout = 1 << Bits;
    private const ulong SlotMask = Fanout - 1;

    private readonly Ownership _ownership;
    private Node? _root;
    private int _height;

    public PageIndex(Ownership ownership) => _ownership = ownership;

    /// <summary>Pages in the index.</summary>
    public int Count { get; private set; }

    /// <summary>The same index for a clone; both sides' stamps are renewed by whoever clones.</summary>
    public PageIndex CloneFor(Ownership ownership) => new(ownership) { _root = _root, _height = _height, Count = Count, ValueCount = ValueCount };

    /// <summary>The frame of page <paramref name="index"/>; 0 if it has none.</summary>
    public uint this[ulong index]
    {
        get
        {
            var leaf = LeafOf(index);
            return leaf is null ? 0 : leaf[(int)(index & SlotMask)];
        }
    }

    /// <summary>The 64 slots around <paramref name="index"/> (from its multiple of 64 on), empty if none is set.</summary>
    public ReadOnlySpan<uint> Slots(ulong index) => LeafOf(index);

    /// <summary>Values in the index.</summary>
    public int ValueCount { get; private set; }

    /// <summary>The value in the place of a page that is not in memory, 0 for none.</summary>
    public ulong ValueAt(ulong index) => ValueCount == 0 || NodeOf(index)?.Values is not { } values ? 0 : values[index & SlotMask];

    /// <summary>Enters a page that is not in the index; a value in its place goes.</summary>
    public void Add(ulong index, uint frame)
    {
        var leaf = WritableLeaf(index);
        ref var slot = ref leaf.Frames![index & SlotMask];
        if (slot != 0) throw new InvalidOperationException($"page {index} is already in the page cache");
        slot = frame;
        Count++;
        if (leaf.Values is not null) Clear(leaf, index);
    }

    /// <summary>Takes a page out and leaves a value in its place; its frame.</summary>
    public uint Replace(ulong index, ulong value)
    {
        uint frame = Remove(index);
        var leaf = WritableLeaf(index);
        leaf.Values ??= new ulong[Fanout];
        leaf.Values[index & SlotMask] = value;
        ValueCount++;
        return frame;
    }

    /// <summary>Takes a value out.</summary>
    public void RemoveValue(ulong index) => Clear(WritableLeaf(index), index);

    /// <summary>The first value at or above <paramref name="from"/>; false at the end.</summary>
    public bool TryNextValue(ulong from, out ulong index, out ulong value)
    {
        (index, value) = (from, 0);
        return ValueCount != 0 && from >> (Bits * _height) == 0 && NextValue(_root!, _height - 1, ref index, ref value);
    }

    /// <summary>Takes a page out; its frame.</summary>
    public uint Remove(ulong index)
    {
        if (this[index] == 0) throw new InvalidOperationException($"page {index} is not in the page cache");
        var leaf = WritableLeaf(index);
        ref var slot = ref leaf.Frames![index & SlotMask];
        var frame = slot;
        slot = 0;
        Count--;
        return frame;
    }

    /// <summary>The first page at or above <paramref name="from"/>; false at the end.</summary>
    public bool TryNext(ulong from, out ulong index, out uint frame)
    {
        index = from;
        frame = 0;
        return _root is not null && from >> (Bits * _height) == 0 && Next(_root, _height - 1, ref index, ref frame);
    }

    private static bool NextValue(Node node, int level, ref ulong index, ref ulong value)
    {
        int shift = Bits * level;
        for (int slot = (int)(index >> shift & SlotMask); slot < Fanout; slot++)
        {
            if (level == 0)
            {
                value = node.Values is null ? 0 : node.Values[slot];
                if (value != 0)
                {
                    index = (index & ~SlotMask) | (uint)slot;
                    return true;
                }
            }
            else
            {
                ulong following = ((index >> shift) + 1) << shift;
                if (node.Children![slot] is { } child && NextValue(child, level - 1, ref index, ref value)) return true;
                index = following;
            }
        }

        return false;
    }

    private void Clear(Node leaf, ulong index)
    {
        ref ulong value = ref leaf.Values![index & SlotMask];
        if (value == 0) return;
        value = 0;
        ValueCount--;
    }

    private static bool Next(Node node, int level, ref ulong index, ref uint frame)
    {
        int shift = Bits * level;
        int slot = (int)(index >> shift & SlotMask);
        for (; slot < Fanout; slot++)
        {
            ulong following = ((index >> shift) + 1) << shift;
            if (level == 0)
            {
                frame = node.Frames![slot];
                if (frame != 0)
                {
                    index = (index & ~SlotMask) | (uint)slot;
                    return true;
                }
            }
            else if (node.Children![slot] is { } child && Next(child, level - 1, ref index, ref frame))
            {
                return true;
            }

            index = following;
        }

        return false;
    }

    private uint[]? LeafOf(ulong index) => NodeOf(index)?.Frames;

    private Node? NodeOf(ulong index)
    {
        if (_root is null || _height < 11 && index >> (Bits * _height) != 0) return null;
        var node = _root;
        for (int level = _height - 1; level > 0; level--)
        {
            node = node.Children![index >> (Bits * level) & SlotMask];
            if (node is null) return null;
        }

        return node;
    }

    private Node WritableLeaf(ulong index)
    {
        if (_root is null)
        {
            _root = Node.Leaf(_ownership.Current);
            _height = 1;
        }

        while (_height < 11 && index >> (Bits * _height) != 0)
        {
            var taller = Node.Inner(_ownership.Current);
            taller.Children![0] = _root;
            _root = taller;
            _height++;
        }

        ref Node? place = ref _root;
        for (int level = _height - 1; ; level--)
        {
            if (place is null) place = level == 0 ? Node.Leaf(_ownership.Current) : Node.Inner(_ownership.Current);
            else if (place.Owner != _ownership.Current) place = place.CopyFor(_ownership.Current);
            if (level == 0) return place;
            place = ref place.Children![index >> (Bits * level) & SlotMask]!;
        }
    }

    private sealed class Node
    {
        private Node(Owner owner, uint[]? frames, Node?[]? children)
        {
            Owner = owner;
            Frames = frames;
            Children = children;
        }

        public Owner Owner { get; }

        public uint[]? Frames { get; }

        public Node?[]? Children { get; }

        /// <summary>What stands in the places of pages that are not in memory; null where none ever did.</summary>
        public ulong[]? Values { get; set; }

        public static Node Leaf(Owner owner) => new(owner, new uint[Fanout], null);

        public static Node Inner(Owner owner) => new(owner, null, new Node?[Fanout]);

        public Node CopyFor(Owner owner) => new(owner, (uint[]?)Frames?.Clone(), (Node?[]?)Children?.Clone()) { Values = (ulong[]?)Values?.Clone() };
    }
}
