using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The migratetype of every pageblock (<c>include/linux/pageblock-flags.h</c>), and whether it is isolated, which is a bit of its own since 6.17:
/// the type comes back when the isolation ends. Free pages of a block lie on the lists of its type. Kept in chunks that clones share; a chunk that
/// is not there is all Movable.
/// </summary>
public sealed class Pageblocks
{
    private const int ChunkShift = 10;
    private const uint ChunkMask = (1u << ChunkShift) - 1;
    private const byte IsolateBit = 0x80;

    private readonly Chunk?[] _chunks;
    private readonly Ownership _ownership;

    internal Pageblocks(int order, uint frameLimit, Ownership ownership)
    {
        Order = order;
        _ownership = ownership;
        _chunks = new Chunk?[((frameLimit >> order) >> ChunkShift) + 1];
    }

    private Pageblocks(Pageblocks other, Ownership ownership)
    {
        Order = other.Order;
        _ownership = ownership;
        _chunks = (Chunk?[])other._chunks.Clone();
    }

    /// <summary>pageblock_order: 9, the order of a huge page; 10 where that is 4 MiB.</summary>
    public int Order { get; }

    /// <summary>pageblock_nr_pages.</summary>
    public uint Pages => 1u << Order;

    /// <summary>get_pageblock_migratetype: of the pageblock that a frame lies in; Isolate while it is isolated.</summary>
    public Migratetype this[PageFrameNumber pfn] => Of(pfn.Value);

    /// <summary>The type that the block has or will have again, whether it is isolated or not.</summary>
    public Migratetype TypeBeneathIsolation(PageFrameNumber pfn) => Decode((byte)(Read(pfn.Value) & ~IsolateBit));

    /// <summary>First frame of a frame's pageblock.</summary>
    public uint Start(uint pfn) => pfn & ~(Pages - 1);

    internal Pageblocks CloneFor(Ownership ownership) => new(this, ownership);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Migratetype Of(uint pfn)
    {
        var value = Read(pfn);
        return (value & IsolateBit) != 0 ? Migratetype.Isolate : Decode(value);
    }

    /// <summary>set_pageblock_migratetype. The free pages of the block are moved by who calls.</summary>
    internal void Set(uint pfn, Migratetype type) => Place(pfn) = (byte)(Encode(type) | (Read(pfn) & IsolateBit));

    /// <summary>change_pageblock_range: the type of all blocks that a block of frames covers.</summary>
    internal void SetRange(uint pfn, int order, Migratetype type)
    {
        for (var end = pfn + (1u << order); pfn < end; pfn += Pages) Set(pfn, type);
    }

    /// <summary>toggle_pageblock_isolate.</summary>
    internal void SetIsolated(uint pfn, bool isolated)
    {
        ref var place = ref Place(pfn);
        place = (byte)(isolated ? place | IsolateBit : place & ~IsolateBit);
    }

    /// <summary>Movable is 0, so that a chunk starts out as it must.</summary>
    private static byte Encode(Migratetype type) => (byte)((byte)type ^ (byte)Migratetype.Movable);

    private static Migratetype Decode(byte value) => (Migratetype)(value ^ (byte)Migratetype.Movable);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Read(uint pfn)
    {
        var block = pfn >> Order;
        var chunk = _chunks[block >> ChunkShift];
        return chunk is null ? (byte)0 : chunk.Values[block & ChunkMask];
    }

    private ref byte Place(uint pfn)
    {
        var block = pfn >> Order;
        ref var chunk = ref _chunks[block >> ChunkShift];
        if (chunk is null || !ReferenceEquals(chunk.Owner, _ownership.Current)) chunk = new Chunk(_ownership.Current, chunk);
        return ref chunk.Values[block & ChunkMask];
    }

    private sealed class Chunk(Owner owner, Chunk? original)
    {
        public readonly Owner Owner = owner;
        public readonly byte[] Values = original is null ? new byte[1 << ChunkShift] : (byte[])original.Values.Clone();
    }
}
