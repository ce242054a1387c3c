using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// struct folio of a huge page (<c>include/linux/mm_types.h</c>, <c>mm/rmap.c</c>): 512 frames that were allocated as one block and live and die
/// together. The head counts all references; each page counts the entries that map it. What is known of the whole stands, as in Linux, in the
/// link fields of the first tails, which are on no list of their own:
/// <code>
///   page    Next                            Previous
///    0      LRU                             LRU
///    1      _entire_mapcount                _large_mapcount
///    2      _deferred_list                  _deferred_list
///    3      _mm_id[0]                       _mm_id[1]                   0 for none
///    4      _mm_id_mapcount[0]              _mm_id_mapcount[1]
///    5      _nr_pages_mapped                PG_partially_mapped 1, FOLIO_MM_IDS_SHARED 2, on the deferred list 4
/// </code>
/// It points into the frames' records and holds until the machine is cloned.
/// </summary>
internal readonly ref struct LargeFolio
{
    /// <summary>HPAGE_PMD_ORDER.</summary>
    public const int Order = 9;

    /// <summary>HPAGE_PMD_NR.</summary>
    public const int Pages = 1 << Order;

    private const uint PartiallyMapped = 1;
    private const uint MmIdsShared = 2;
    private const uint OnDeferredList = 4;

    private readonly Span<Frame> _frames;

    /// <summary>The huge page that a frame belongs to.</summary>
    public LargeFolio(PhysicalMemory memory, PageFrameNumber pfn) => _frames = memory.FramesAround(pfn);

    /// <summary>The same from the records around any of its frames.</summary>
    public LargeFolio(Span<Frame> frames) => _frames = frames;

    public ref Frame Head => ref _frames[0];

    public ref Frame this[int page] => ref _frames[page];

    /// <summary>Huge entries that map all of it.</summary>
    public int EntireMapCount => (int)_frames[1].Next;

    /// <summary>All entries that map it or one of its pages.</summary>
    public int LargeMapCount => (int)_frames[1].Previous;

    /// <summary>Pages that small entries map.</summary>
    public int PagesMapped => (int)_frames[5].Next;

    /// <summary>folio_maybe_mapped_shared: more than one address space maps it, as far as two remembered ones can tell.</summary>
    public bool IsMaybeMappedShared => (_frames[5].Previous & MmIdsShared) != 0;

    /// <summary>Some of its pages are mapped by no one any more.</summary>
    public bool IsPartiallyMapped
    {
        get => (_frames[5].Previous & PartiallyMapped) != 0;
        set => SetMark(PartiallyMapped, value);
    }

    public bool IsOnDeferredList
    {
        get => (_frames[5].Previous & OnDeferredList) != 0;
        set => SetMark(OnDeferredList, value);
    }

    public ref uint DeferredNext => ref _frames[2].Next;

    public ref uint DeferredPrevious => ref _frames[2].Previous;

    /// <summary>The first frame of the huge page that a frame belongs to; the frame itself if to none.</summary>
    public static PageFrameNumber HeadOf(PhysicalMemory memory, PageFrameNumber pfn) =>
        (memory.Peek(pfn).Flags & FrameFlags.Tail) != 0 ? new PageFrameNumber(pfn.Value & ~(uint)(Pages - 1)) : pfn;

    /// <summary>prep_compound_page: makes a block that was just given out one page.</summary>
    public static LargeFolio Prepare(PhysicalMemory memory, PageFrameNumber head)
    {
        var folio = new LargeFolio(memory, head);
        folio.Head.Flags |= FrameFlags.Head;
        for (var i = 1; i < Pages; i++) folio[i] = new Frame { Type = FrameType.InUse, Flags = FrameFlags.Tail };
        return folio;
    }

    /// <summary>folio_add_new_anon_rmap: a new anonymous page that one huge entry maps; the allocator's reference becomes the entry's.</summary>
    public void BecomeAnonymous(uint anonVma, ulong index, int mm)
    {
        const FrameFlags Common = FrameFlags.Anon | FrameFlags.SwapBacked | FrameFlags.UpToDate;
        for (var i = 0; i < Pages; i++)
        {
            ref var page = ref _frames[i];
            page.Flags = Common | (i == 0 ? FrameFlags.Head | FrameFlags.AnonExclusive : FrameFlags.Tail);
            page.Mapping = anonVma;
            page.Index = index + (ulong)i;
        }

        AddEntire(mm);
    }

    /// <summary>folio_move_anon_rmap: the page belongs to another anon_vma from now on.</summary>
    public void MoveTo(uint anonVma)
    {
        for (var i = 0; i < Pages; i++) _frames[i].Mapping = anonVma;
    }

    /// <summary>One huge entry more maps it.</summary>
    public void AddEntire(int mm)
    {
        for (var i = 0; i < Pages; i++) _frames[i].MapCount++;
        _frames[1].Next++;
        CountIn((uint)mm, 1);
    }

    /// <summary>One huge entry less maps it. Whether that leaves some pages mapped and others not.</summary>
    public bool RemoveEntire(int mm)
    {
        for (var i = 0; i < Pages; i++) _frames[i].MapCount--;
        _frames[1].Next--;
        CountOut((uint)mm, 1);
        return EntireMapCount == 0 && PagesMapped is > 0 and < Pages;
    }

    /// <summary>One small entry more maps a page.</summary>
    public void AddEntry(int page, int mm)
    {
        if (_frames[page].MapCount++ == EntireMapCount) _frames[5].Next++;
        CountIn((uint)mm, 1);
    }

    /// <summary>One small entry less maps a page. Whether that leaves the page unmapped and others mapped.</summary>
    public bool RemoveEntry(int page, int mm)
    {
        CountOut((uint)mm, 1);
        if (--_frames[page].MapCount != EntireMapCount) return false;
        _frames[5].Next--;
        return EntireMapCount == 0 && PagesMapped > 0;
    }

    /// <summary>A huge entry has become 512 small ones, which take 511 references more. Each page is mapped as often as before.</summary>
    public void SplitEntire(int mm)
    {
        Head.RefCount += Pages - 1;
        var others = EntireMapCount - 1;
        for (var i = 0; i < Pages; i++)
        {
            if (_frames[i].MapCount == others + 1) _frames[5].Next++;
        }

        CountIn((uint)mm, Pages);
        _frames[1].Next--;
        CountOut((uint)mm, 1);
        if ((Head.Flags & FrameFlags.AnonExclusive) == 0) return;
        for (var i = 1; i < Pages; i++) _frames[i].Flags |= FrameFlags.AnonExclusive;
    }

    /// <summary>
    /// __wp_can_reuse_large_anon_folio (<c>mm/memory.c</c>): whether all references are entries of one address space. A single mapped page is rather
    /// copied, so that the rest becomes free.
    /// </summary>
    public bool CanReuse() => LargeMapCount > 1 && !IsMaybeMappedShared && LargeMapCount == Head.RefCount;

    /// <summary>folio_add_return_large_mapcount (<c>include/linux/rmap.h</c>).</summary>
    private void CountIn(uint mm, uint entries)
    {
        var total = _frames[1].Previous += entries;
        ref var ids = ref _frames[3];
        ref var counts = ref _frames[4];
        if (ids.Next == mm) counts.Next += entries;
        else if (ids.Previous == mm) counts.Previous += entries;
        else if (ids.Next == 0)
        {
            (ids.Next, counts.Next) = (mm, entries);
            if (total != entries) SetMark(MmIdsShared, true);
        }
        else if (ids.Previous == 0)
        {
            (ids.Previous, counts.Previous) = (mm, entries);
            SetMark(MmIdsShared, true);
        }
    }

    /// <summary>folio_sub_return_large_mapcount: entries that were added while both places were taken may make a count too small.</summary>
    private void CountOut(uint mm, uint entries)
    {
        var total = _frames[1].Previous -= entries;
        ref var ids = ref _frames[3];
        ref var counts = ref _frames[4];
        if (ids.Next == mm)
        {
            if (counts.Next > entries)
            {
                counts.Next -= entries;
                return;
            }

            (ids.Next, counts.Next) = (0, 0);
        }
        else if (ids.Previous == mm)
        {
            if (counts.Previous > entries)
            {
                counts.Previous -= entries;
                return;
            }

            (ids.Previous, counts.Previous) = (0, 0);
        }

        if (counts.Next == total || counts.Previous == total) SetMark(MmIdsShared, false);
    }

    private void SetMark(uint mark, bool value)
    {
        if (value) _frames[5].Previous |= mark;
        else _frames[5].Previous &= ~mark;
    }
}
