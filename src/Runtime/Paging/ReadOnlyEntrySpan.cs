using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Paging;

/// <summary>A run of entries in a table, for reading; looking through it copies nothing that clones share.</summary>
public readonly ref struct ReadOnlyEntrySpan
{
    private readonly ReadOnlySpan<ulong> _wide;
    private readonly ReadOnlySpan<uint> _narrow;

    internal ReadOnlyEntrySpan(ReadOnlySpan<ulong> table, int entrySize, int first, int count)
    {
        if (entrySize == 8) _wide = table.Slice(first, count);
        else _narrow = MemoryMarshal.Cast<ulong, uint>(table).Slice(first, count);
        Length = count;
    }

    public int Length { get; }

    public PageTableEntry this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_narrow.IsEmpty ? _wide[index] : _narrow[index]);
    }

    /// <summary>Index of the first entry from <paramref name="from"/> on that is not all zero, or −1.</summary>
    public int NextUsed(int from)
    {
        var found = _narrow.IsEmpty ? _wide[from..].IndexOfAnyExcept(0UL) : _narrow[from..].IndexOfAnyExcept(0u);
        return found < 0 ? -1 : from + found;
    }
}
