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
/// The links of all blocks of one order, by <c>pfn >> order</c>, in chunks that are made on first use and shared by clones, and given up when
/// none of their blocks is free. They stand apart from the frame records, so that free memory needs no records, and memory in use no links. Frame 0 is never free, which makes 0 "not on a list" and leaves
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

    // A chunk without free blocks is given up when the next one has become empty too, so that one that fills and empties in turn stays; the
    // last ones given up serve again.
    private const int MostSpares = 8;
    private readonly Chunk?[] _spares = new Chunk?[MostSpares];
    private int _spareCount;
    private uint _lastEmpty;

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
        _lastEmpty = other._lastEmpty;
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

    /// <summary>Puts a block between two others of its list, or at an end of it.</summary>
    public void Add(uint pfn, FreeBlockLink link)
    {
        var block = pfn >> _order;
        var chunk = OwnChunk(block >> ChunkShift);
        chunk.Used++;
        chunk.Links[block & ChunkMask] = link;
    }

    /// <summary>Takes a block off its list; the neighbours that it had.</summary>
    public FreeBlockLink Remove(uint pfn)
    {
        var block = pfn >> _order;
        var chunk = OwnChunk(block >> ChunkShift);
        ref var place = ref chunk.Links[block & ChunkMask];
        var link = place;
        place = default;
        if (--chunk.Used == 0) NoteEmpty(block >> ChunkShift);
        return link;
    }

    public void SetNext(uint pfn, uint next) => OwnChunk(pfn >> _order >> ChunkShift).Links[pfn >> _order & ChunkMask].Next = next;

    public void SetPrevious(uint pfn, uint previous) => OwnChunk(pfn >> _order >> ChunkShift).Links[pfn >> _order & ChunkMask].Previous = previous;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Chunk OwnChunk(uint index)
    {
        var chunk = _chunks[index];
        return chunk is not null && ReferenceEquals(chunk.Owner, _ownership.Current) ? chunk : MakeOwn(index);
    }

    private Chunk MakeOwn(uint index)
    {
        if (_chunks[index] is not { } original)
        {
            var spare = _spareCount > 0 ? _spares[--_spareCount] : null;
            return _chunks[index] = spare is not null && ReferenceEquals(spare.Owner, _ownership.Current) ? spare : new Chunk(_ownership.Current, null);
        }

        return _chunks[index] = new Chunk(_ownership.Current, original);
    }

    private void NoteEmpty(uint index)
    {
        if (index == _lastEmpty) return;
        var chunk = _chunks[_lastEmpty];
        if (chunk is { Used: 0 })
        {
            _chunks[_lastEmpty] = null;
            if (_spareCount < MostSpares) _spares[_spareCount++] = chunk;
        }

        _lastEmpty = index;
    }

    private sealed class Chunk(Owner owner, Chunk? original)
    {
        public readonly Owner Owner = owner;
        public readonly FreeBlockLink[] Links = original is null ? new FreeBlockLink[1 << ChunkShift] : (FreeBlockLink[])original.Links.Clone();

        /// <summary>How many of the blocks are on the list.</summary>
        public int Used = original?.Used ?? 0;
    }
}
