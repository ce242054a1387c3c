using System.Runtime.CompilerServices;

namespace MemDsl.Scripting.Execution;

/// <summary>
/// The latest entries of a sequence; later ones take the place of the oldest. Clones share what was written so far, in chunks that are copied when one side
/// writes to them, so that a clone of a ring costs a few words and what is added after it.
/// </summary>
internal sealed class SharedRing<T>
    where T : struct
{
    private const int Shift = 6;
    private const int ChunkLength = 1 << Shift;
    private static readonly T[] Empty = new T[ChunkLength];

    private readonly T[][] _chunks;

    /// <summary>Chunks that no clone shares.</summary>
    private readonly bool[] _isOwn;

    private readonly int _capacity;
    private long _added;

    /// <param name="capacity">A power of two, and at least 64.</param>
    public SharedRing(int capacity)
    {
        _capacity = capacity;
        _chunks = new T[capacity >> Shift][];
        Array.Fill(_chunks, Empty);
        _isOwn = new bool[_chunks.Length];
    }

    private SharedRing(SharedRing<T> other)
    {
        _capacity = other._capacity;
        _chunks = (T[][])other._chunks.Clone();
        _isOwn = new bool[_chunks.Length];
        _added = other._added;
    }

    /// <summary>How many entries can be seen.</summary>
    public long Count => Math.Min(_capacity, _added);

    /// <summary>The entry that was added last; one of zeros where there is none.</summary>
    public ref readonly T Last => ref At(_added - 1);

    /// <summary>The entry that was added so many before the last.</summary>
    public ref readonly T Back(long age) => ref At(_added - 1 - age);

    public void Add(in T entry)
    {
        var place = (int)_added++ & (_capacity - 1);
        var chunk = place >> Shift;
        if (!_isOwn[chunk])
        {
            _chunks[chunk] = (T[])_chunks[chunk].Clone();
            _isOwn[chunk] = true;
        }

        _chunks[chunk][place & (ChunkLength - 1)] = entry;
    }

    /// <summary>A ring with the same entries, to be continued on its own; so is this one.</summary>
    public SharedRing<T> Clone()
    {
        Array.Clear(_isOwn);
        return new SharedRing<T>(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref T At(long index)
    {
        var place = (int)index & (_capacity - 1);
        return ref _chunks[place >> Shift][place & (ChunkLength - 1)];
    }
}
