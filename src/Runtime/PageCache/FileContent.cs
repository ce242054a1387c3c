using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>
/// A file's bytes on disk: the bytes it was made with, and over them the pages that were written back. A value without identity; clones
/// share what they have not changed, because nothing in it is ever changed in place.
/// </summary>
internal readonly struct FileContent
{
    private readonly ReadOnlyMemory<byte> _original;

    /// <summary>Null as long as nothing was.</summary>
    private readonly ImmutableSortedDictionary<ulong, byte[]>? _written;

    public FileContent(ReadOnlyMemory<byte> original)
        : this(original, null)
    {
    }

    private FileContent(ReadOnlyMemory<byte> original, ImmutableSortedDictionary<ulong, byte[]>? written)
    {
        _original = original;
        _written = written;
    }

    private ImmutableSortedDictionary<ulong, byte[]> Written => _written ?? ImmutableSortedDictionary<ulong, byte[]>.Empty;

    /// <summary>The part of page <paramref name="index"/> that is not known to be zero; the rest of the page is zeros.</summary>
    public ReadOnlySpan<byte> Page(ulong index)
    {
        if (_written is not null && _written.TryGetValue(index, out var page)) return page;
        if (index >= ((ulong)_original.Length + PageSize.OffsetMask) >> PageSize.Shift) return default;
        int start = (int)(index << PageSize.Shift);
        return _original.Span.Slice(start, Math.Min((int)PageSize.Bytes, _original.Length - start));
    }

    /// <summary>Whether page <paramref name="index"/> has no block: it was punched out, or the file grew over it.</summary>
    public bool IsHole(ulong index) => Page(index).IsEmpty;

    /// <summary>The content with page <paramref name="index"/> replaced.</summary>
    public FileContent WithPage(ulong index, ReadOnlySpan<ulong> page) =>
        new(_original, Written.SetItem(index, MemoryMarshal.AsBytes(page).ToArray()));

    /// <summary>The content with zeros in place of the page.</summary>
    public FileContent WithoutPage(ulong index) =>
        Page(index).IsEmpty ? this : new(_original, Written.SetItem(index, []));

    /// <summary>The content cut to <paramref name="size"/> bytes: what is behind reads as zeros should the file grow again.</summary>
    public FileContent Truncated(ulong size)
    {
        var original = (ulong)_original.Length > size ? _original[..(int)size] : _original;
        if (_written is null) return new(original);
        var written = _written;
        foreach (var (index, page) in _written)
        {
            ulong start = index << PageSize.Shift;
            if (start >= size) written = written.Remove(index);
            else if (start + (ulong)page.Length > size) written = written.SetItem(index, page[..(int)(size - start)]);
        }

        return new(original, written);
    }
}
