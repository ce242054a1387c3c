using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The contents of a page without a frame: what a frame's were, as words and a patch over them (<see cref="LinePatch"/>), which nobody writes to any
/// more. Both null is a page of zeros. Copying the value shares the page.
/// </summary>
internal readonly record struct PageContents(ulong[]? Words, ulong[]? Patch)
{
    /// <summary>Whether the page reads as zeros without having been looked at.</summary>
    public bool IsNothing => Words is null && Patch is null;

    /// <summary>Whether every byte is zero (is_folio_zero_filled, <c>mm/page_io.c</c>).</summary>
    public bool IsZero
    {
        get
        {
            if (IsNothing) return true;
            if (Patch is null) return Words.AsSpan().IndexOfAnyExcept(0UL) < 0;
            if (Words is null && !LinePatch.IsZero(Patch)) return false;
            return Whole().AsSpan().IndexOfAnyExcept(0UL) < 0;
        }
    }

    /// <summary>Copies bytes out of the page.</summary>
    public void Read(int offset, Span<byte> into)
    {
        if (IsNothing) into.Clear();
        else MemoryMarshal.AsBytes((Patch is null ? Words! : Whole()).AsSpan()).Slice(offset, into.Length).CopyTo(into);
    }

    private ulong[] Whole()
    {
        var page = new ulong[PagePool.WordsAPage];
        Words?.CopyTo(page, 0);
        if (Patch is not null) LinePatch.ApplyTo(Patch, page);
        return page;
    }
}
