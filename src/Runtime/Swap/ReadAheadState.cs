namespace MemDsl.Runtime.Swap;

/// <summary>
/// How far swap is read ahead (<c>mm/swap_state.c</c> __swapin_nr_pages): pages that were read ahead and then wanted make the next window larger, else it
/// shrinks by half.
/// </summary>
/// <param name="Hits">swapin_readahead_hits since the last read.</param>
/// <param name="PreviousOffset">prev_offset.</param>
/// <param name="LastPages">last_readahead_pages.</param>
internal readonly record struct ReadAheadState(int Hits, ulong PreviousOffset, int LastPages)
{
    /// <summary>swapin_readahead_hits begins with 4.</summary>
    public static ReadAheadState AtBoot => new(4, 0, 0);

    /// <summary>A page that was read ahead is wanted.</summary>
    public ReadAheadState WithHit() => this with { Hits = Hits + 1 };

    /// <summary>swapin_nr_pages: the pages to read for a fault on a slot, at most 2^page_cluster.</summary>
    public int Pages(ulong offset, int most)
    {
        if (most <= 1) return 1;
        int pages = Hits + 2;
        if (pages == 2)
        {
            if (offset != PreviousOffset + 1 && offset != PreviousOffset - 1) pages = 1;
        }
        else
        {
            int rounded = 4;
            while (rounded < pages) rounded <<= 1;
            pages = rounded;
        }

        return Math.Max(Math.Min(pages, most), LastPages / 2);
    }

    /// <summary>After a window of that many pages was read.</summary>
    public ReadAheadState After(ulong offset, int pages) => new(0, Hits == 0 ? offset : PreviousOffset, pages);
}
