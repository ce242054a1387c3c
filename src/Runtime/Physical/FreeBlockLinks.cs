using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>A free block's neighbours on its list: frame numbers of the blocks' first frames. All zero: the block is on no list.</summary>
internal struct FreeBlockLink
{
    public uint Next;
    public uint Previous;
}

/// <summary>
/// The links of all blocks of one order, by <c>pfn >> order</c>, in chunks that are made on first use and shared by clones. They stand apart
/// from the frame records, so that free memory needs none. Frame 0 is never free, which makes 0 "not on a list" and leaves
/// <see cref="End"/> for "no neighbour".
/// </summary>
internal sealed class FreeBlockLinks
{
    public const uint End = uint.MaxValue;

    private const int ChunkShift = 9;
    private const uint ChunkMask = (1u << ChunkShift) - 1;

    private readonly Chunk?[] _chunks;
    private readonly int _order;
    private readonly Ownership _ownership;

    public FreeBlockLinks(int order, uint frameLimit, Ownership ownership)
    {
        _order = order;
        _ownership = ownership;
        var blocks = ((ulong)frameLimit >> order) + 1;
        _chunks = new Chunk?[(blocks + ChunkMask) >> ChunkShift];
    }

    private FreeBlockLinks(FreeBlockLinks other, Ownership ownership)
    {
        _order = other._order;
        _ownership = ownership;
        _chunks = (Chunk?[])other._chunks.Clone();
    }

    public FreeBlockLinks CloneFor(Ownership ownership) => new(this, ownership);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FreeBlockLink Read(uint pfn)
    {
        var block = pfn >> _order;
        var chunk = (block >> ChunkShift) < (uint)_chunks.Length ? _chunks[block >> ChunkShift] : null;
        return chunk is null ? default : chunk.Links[block & ChunkMask];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(uint pfn) => Read(pfn).Next != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref FreeBlockLink Write(uint pfn)
    {
        var block = pfn >> _order;
        var chunk = _chunks[block >> ChunkShift];
        if (chunk is null || !ReferenceEquals(chunk.Owner, _ownership.Current)) chunk = MakeOwn(block >> ChunkShift);
        return ref chunk.Links[block & ChunkMask];
    }

    private Chunk MakeOwn(uint index) => _chunks[index] = new Chunk(_ownership.Current, _chunks[index]);

    private sealed class Chunk(Owner owner, Chunk? original)
    {
        public readonly Owner Owner = owner;
        public readonly FreeBlockLink[] Links = original is null ? new FreeBlockLink[1 << ChunkShift] : (FreeBlockLink[])original.Links.Clone();
    }
}
