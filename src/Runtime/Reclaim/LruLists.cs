using System.Runtime.CompilerServices;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// lruvec (<c>include/linux/mmzone.h</c>) of the one node: five lists, linked through the frames' own records. Pages are put in at the head and taken
/// from the tail; which list a page is on follows from its flags alone (<see cref="ListOf"/>). Heads of compound pages stand for all their pages.
/// Linux first gathers new pages in a batch of 31 a CPU (<c>lru_add</c>); here they go on their list at once.
/// </summary>
public sealed class LruLists
{
    private const int Lists = 5;

    private readonly PhysicalMemory _memory;
    private readonly VmStat _stat;
    private readonly (uint End, ZoneKind Kind)[] _zones;
    private readonly uint[] _heads = new uint[Lists];
    private readonly uint[] _tails = new uint[Lists];

    internal LruLists(PhysicalMemory memory, IReadOnlyList<Zone> zones, VmStat stat)
    {
        _memory = memory;
        _stat = stat;
        _zones = new (uint, ZoneKind)[zones.Count];
        var end = 0u;
        for (int i = 0; i < zones.Count; i++) _zones[i] = (end = Math.Max(end, zones[i].Span.End), zones[i].Kind);
    }

    private LruLists(LruLists other, PhysicalMemory memory, VmStat stat)
    {
        _memory = memory;
        _stat = stat;
        _zones = other._zones;
        other._heads.CopyTo(_heads, 0);
        other._tails.CopyTo(_tails, 0);
    }

    /// <summary>Pages on a list (NR_INACTIVE_ANON …).</summary>
    public ulong Count(LruList list) => (ulong)_stat[NodeStat.InactiveAnon + (int)list];

    /// <summary>Pages of one zone on a list (NR_ZONE_INACTIVE_ANON …).</summary>
    public ulong Count(ZoneKind zone, LruList list) => (ulong)_stat[zone, ZoneStat.ZoneInactiveAnon + (int)list];

    /// <summary>The pages of a list from its head, where the newest are, to its tail, where reclaim looks.</summary>
    public IEnumerable<PageFrameNumber> Pages(LruList list)
    {
        for (uint pfn = _heads[(int)list]; pfn != 0; pfn = _memory.Peek(new PageFrameNumber(pfn)).Next) yield return new PageFrameNumber(pfn);
    }

    /// <summary>folio_lru_list (<c>include/linux/mm_inline.h</c>): the list that a page's flags put it on.</summary>
    public static LruList ListOf(FrameFlags flags) =>
        (flags & FrameFlags.Unevictable) != 0 ? LruList.Unevictable
        : (LruList)(((flags & FrameFlags.SwapBacked) != 0 ? 0 : 2) + ((flags & FrameFlags.Active) != 0 ? 1 : 0));

    /// <summary>lruvec_lru_size: pages on a list in the zones up to one.</summary>
    internal ulong CountUpTo(int zone, LruList list)
    {
        ulong sum = 0;
        for (int i = 0; i <= zone; i++) sum += Count(_zones[i].Kind, list);
        return sum;
    }

    /// <summary>The page that reclaim would look at next; none for an empty list.</summary>
    internal PageFrameNumber Tail(LruList list) => new(_tails[(int)list]);

    /// <summary>folio_add_lru: a page enters at the head of the list that its flags say.</summary>
    internal void Add(PageFrameNumber pfn)
    {
        ref var frame = ref _memory.Frame(pfn);
        int list = (int)ListOf(frame.Flags);
        frame.Flags |= FrameFlags.Lru;
        uint first = _heads[list];
        frame.Next = first;
        frame.Previous = 0;
        _heads[list] = pfn.Value;
        if (first != 0) _memory.Frame(new PageFrameNumber(first)).Previous = pfn.Value;
        else _tails[list] = pfn.Value;
        CountIn(pfn, list, 1L << frame.Order);
    }

    /// <summary>lruvec_add_folio_tail: the page is the next that reclaim looks at.</summary>
    internal void AddTail(PageFrameNumber pfn)
    {
        ref var frame = ref _memory.Frame(pfn);
        int list = (int)ListOf(frame.Flags);
        frame.Flags |= FrameFlags.Lru;
        uint last = _tails[list];
        frame.Previous = last;
        frame.Next = 0;
        _tails[list] = pfn.Value;
        if (last != 0) _memory.Frame(new PageFrameNumber(last)).Next = pfn.Value;
        else _heads[list] = pfn.Value;
        CountIn(pfn, list, 1L << frame.Order);
    }

    /// <summary>
    /// lruvec_del_folio: takes a page off its list; nothing for a page that is on none. The flags that choose the list must still be those it was added
    /// with: take it off, change them, add it again.
    /// </summary>
    internal void Remove(PageFrameNumber pfn)
    {
        ref var frame = ref _memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Lru) == 0) return;
        int list = (int)ListOf(frame.Flags);
        frame.Flags &= ~FrameFlags.Lru;
        var (next, previous) = (frame.Next, frame.Previous);
        frame.Next = 0;
        frame.Previous = 0;
        CountIn(pfn, list, -(1L << frame.Order));
        if (previous != 0) _memory.Frame(new PageFrameNumber(previous)).Next = next;
        else _heads[list] = next;
        if (next != 0) _memory.Frame(new PageFrameNumber(next)).Previous = previous;
        else _tails[list] = previous;
    }

    /// <summary>Changes flags of a page, and with them its place: off its list, changed, and at the head of the list that the new flags say.</summary>
    internal void Change(PageFrameNumber pfn, FrameFlags clear, FrameFlags set)
    {
        bool isOn = (_memory.Peek(pfn).Flags & FrameFlags.Lru) != 0;
        if (isOn) Remove(pfn);
        ref var frame = ref _memory.Frame(pfn);
        frame.Flags = (frame.Flags & ~clear) | set;
        if (isOn) Add(pfn);
    }

    internal LruLists CloneFor(PhysicalMemory memory, VmStat stat) => new(this, memory, stat);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int ZoneOf(uint pfn)
    {
        int zone = 0;
        while (pfn >= _zones[zone].End) zone++;
        return zone;
    }

    /// <summary>__update_lru_size.</summary>
    private void CountIn(PageFrameNumber pfn, int list, long pages)
    {
        _stat.Add(NodeStat.InactiveAnon + list, pages);
        _stat.Add(_zones[ZoneOf(pfn.Value)].Kind, ZoneStat.ZoneInactiveAnon + list, pages);
    }
}
