using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Paging;

/// <summary>
/// A run of entries in a table, for writing, whatever the size of an entry. It points into the table's frame and holds until the table is
/// freed or the machine cloned. <see cref="Wide"/> gives 8-byte entries as plain words, for loops that must be fast.
/// </summary>
public readonly ref struct EntrySpan
{
    private readonly Span<ulong> _wide;
    private readonly Span<uint> _narrow;

    internal EntrySpan(Span<ulong> table, int entrySize, int first, int count)
    {
        if (entrySize == 8) _wide = table.Slice(first, count);
        else _narrow = MemoryMarshal.Cast<ulong, uint>(table).Slice(first, count);
        Length = count;
    }

    public int Length { get; }

    public bool IsWide => _narrow.IsEmpty;

    /// <summary>The entries as words; only where <see cref="IsWide"/>.</summary>
    public Span<ulong> Wide => _wide;

    public PageTableEntry this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_narrow.IsEmpty ? _wide[index] : _narrow[index]);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (_narrow.IsEmpty) _wide[index] = value.Raw;
            else _narrow[index] = checked((uint)value.Raw);
        }
    }
}
