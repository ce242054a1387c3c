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
        if (!_narrow.IsEmpty) return NextUsed(_narrow, from);
        while (from + 4 <= _wide.Length && (_wide[from] | _wide[from + 1] | _wide[from + 2] | _wide[from + 3]) == 0) from += 4;
        while (from < _wide.Length && _wide[from] == 0) from++;
        return from < _wide.Length ? from : -1;
    }

    private static int NextUsed(ReadOnlySpan<uint> entries, int from)
    {
        while (from < entries.Length && entries[from] == 0) from++;
        return from < entries.Length ? from : -1;
    }
}
