using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The page allocator (<c>mm/page_alloc.c</c>): blocks of 2^order frames, halved to serve small requests and joined with their buddies when
/// freed. Watermarks, per-CPU lists and migratetypes are not modelled: every block has one type.
/// </summary>
public sealed partial class BuddyAllocator
{
    /// <summary>MAX_PAGE_ORDER: the largest block is 4 MiB.</summary>
    public const int MaxOrder = 10;

    private readonly PhysicalMemory _memory;
    private readonly EventSource _events;
    private readonly Zone[] _zones;
    private readonly FreeBlockLinks[] _links;

    /// <summary>Makes the zones of a machine and frees its RAM into them, as <c>memblock_free_all</c> does.</summary>
    public BuddyAllocator(BootMemory boot, PhysicalMemory memory, EventSource events, Ownership ownership, VmSysctl? sysctl = null)
    {
        ArgumentNullException.ThrowIfNull(boot);
        ArgumentNullException.ThrowIfNull(ownership);
        _memory = memory;
        _events = events;
        Sysctl = sysctl ?? new VmSysctl();
        VmStat = new VmStat();
        _links = new FreeBlockLinks[MaxOrder + 1];
        for (var order = 0; order <= MaxOrder; order++) _links[order] = new FreeBlockLinks(order, boot.FrameLimit, ownership);
        _zones = MakeZones(boot);
        FreeBootMemory(boot);
    }

    private BuddyAllocator(BuddyAllocator other, PhysicalMemory memory, EventSource events, Ownership ownership)
    {
        _memory = memory;
        _events = events;
        Sysctl = other.Sysctl.Clone();
        VmStat = other.VmStat.Clone();
        _links = Array.ConvertAll(other._links, links => links.CloneFor(ownership));
        _zones = Array.ConvertAll(other._zones, zone => zone.Clone());
    }

    /// <summary>The settings under <c>/proc/sys/vm</c>, which all parts of the machine read here.</summary>
    public VmSysctl Sysctl { get; }

    /// <summary>The counters of <c>/proc/vmstat</c>, which all parts of the machine count into.</summary>
    public VmStat VmStat { get; }

    /// <summary>Who makes memory free when the lists are at their marks; null for an allocator by itself.</summary>
    internal IPageReclaimer? Reclaimer { get; set; }

    /// <summary>smp_processor_id: the CPU whose lists serve and take pages.</summary>
    internal int CurrentCpu { get; set; }

    /// <summary>All zones of the architecture from low to high, empty ones too.</summary>
    public IReadOnlyList<Zone> Zones => _zones;

    /// <summary>NR_FREE_PAGES of all zones.</summary>
    public ulong FreePages
    {
        get
        {
            var sum = 0UL;
            foreach (var zone in _zones) sum += zone.FreePages;
            return sum;
        }
    }

    /// <summary>Pages that the allocator was given at boot, of all zones.</summary>
    public ulong ManagedPages
    {
        get
        {
            var sum = 0UL;
            foreach (var zone in _zones) sum += zone.ManagedPages;
            return sum;
        }
    }

    /// <summary>An allocator for a clone of the machine; it works on the clone's memory and tells the clone's events.</summary>
    public BuddyAllocator CloneFor(Ownership ownership, PhysicalMemory memory, EventSource events) => new(this, memory, events, ownership);

    /// <summary>The zone a frame lies in, or null for a frame in none.</summary>
    public Zone? ZoneOf(PageFrameNumber pfn)
    {
        foreach (var zone in _zones)
        {
            if (zone.Contains(pfn)) return zone;
        }

        return null;
    }

    /// <summary>
    /// alloc_pages: takes a block, its head's record with one reference. False when no zone that the flags allow has one.
    /// The block reads as zeros.
    /// </summary>
    public bool TryAlloc(int order, GfpFlags gfp, out PageFrameNumber pfn)
    {
        for (var i = HighestZone(gfp); i >= 0; i--)
        {
            var zone = _zones[i];
            if (zone.FreePages >> order == 0 || !TryTake(zone, order, out var available)) continue;
            pfn = new PageFrameNumber(zone.Areas[available].Head);
            Take(zone, pfn.Value, available, order, gfp);
            return true;
        }

        _events.Emit(EventKind.AllocFailed, (ulong)order, (ulong)gfp, rule: BuddyRules.OutOfMemory);
        pfn = PageFrameNumber.None;
        return false;
    }

    /// <summary>
    /// __free_pages of a block whose last reference is gone (or is the one the allocator gave). Freeing what is not so is a defect of
    /// the caller; scripts go through <see cref="TryFree"/>.
    /// </summary>
    public void Free(PageFrameNumber pfn, int order)
    {
        ref readonly var head = ref _memory.Peek(pfn);
        if (head.Type is FrameType.Free or FrameType.Reserved || head.Order != order || head.MapCount != 0 || head.RefCount > 1)
        {
            throw new InvalidOperationException(
                $"frame {pfn} freed with order {order} while type {head.Type}, order {head.Order}, mapcount {head.MapCount}, refcount {head.RefCount}");
        }

        if (order == 0)
        {
            _memory.ZeroPage(pfn);
            _memory.Frame(pfn) = default;
        }
        else
        {
            for (var i = 0u; i < 1u << order; i++) _memory.PutToRest(pfn + i);
        }

        var zone = ZoneOf(pfn)!;
        var scope = _events.Begin(EventKind.PageFree, pfn.Value, (ulong)order, (ulong)zone.Kind);
        Join(zone, pfn.Value, order, FreePosition.Usual);
        _events.End(scope);
    }

    /// <summary>GFP_ZONE_TABLE: the index of the highest zone that the flags allow; an architecture without the zone takes the next lower.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int HighestZone(GfpFlags gfp)
    {
        const GfpFlags Lower = GfpFlags.Dma | GfpFlags.Dma32 | GfpFlags.HighMem;
        if ((gfp & Lower) == 0 && _zones[^1].Kind != ZoneKind.HighMem) return _zones.Length - 1;
        var wanted = (gfp & GfpFlags.Dma) != 0 ? ZoneKind.DMA
            : (gfp & GfpFlags.Dma32) != 0 ? ZoneKind.DMA32
            : (gfp & (GfpFlags.HighMem | GfpFlags.Movable)) == (GfpFlags.HighMem | GfpFlags.Movable) ? ZoneKind.Movable
            : (gfp & GfpFlags.HighMem) != 0 ? ZoneKind.HighMem
            : ZoneKind.Normal;
        var index = _zones.Length - 1;
        while (index > 0 && _zones[index].Kind > wanted) index--;
        return index;
    }

    /// <summary>__rmqueue_smallest, first half: the smallest order from the request up that has a block.</summary>
    private static bool TryTake(Zone zone, int order, out int available)
    {
        for (available = order; available <= MaxOrder; available++)
        {
            if (!zone.Areas[available].IsEmpty) return true;
        }

        return false;
    }

    /// <summary>__rmqueue_smallest and expand: takes the head of the list; of each halving the upper half goes to the head of its list.</summary>
    private void Take(Zone zone, uint pfn, int available, int order, GfpFlags gfp)
    {
        zone.Areas[available].Remove(_links[available], pfn);
        var scope = _events.Begin(EventKind.PageAlloc, pfn, (ulong)order, (ulong)zone.Kind, (ulong)gfp);
        while (available > order)
        {
            available--;
            var upper = pfn + (1u << available);
            zone.Areas[available].AddHead(_links[available], upper);
            _events.Emit(EventKind.BuddySplit, pfn, (ulong)available + 1, upper);
        }

        _events.End(scope);
        zone.FreePages -= 1u << order;
        _memory.Frame(new PageFrameNumber(pfn)) = Frame.GivenOut(order);
    }

    /// <summary>__free_one_page: joins the block with its buddy while that is free, then puts it on a list.</summary>
    private void Join(Zone zone, uint pfn, int order, FreePosition position)
    {
        zone.FreePages += 1u << order;
        while (order < MaxOrder)
        {
            var buddy = pfn ^ (1u << order);
            if (!zone.Span.Contains(new PageFrameNumber(buddy)) || !_links[order].Contains(buddy)) break;
            zone.Areas[order].Remove(_links[order], buddy);
            _events.Emit(EventKind.BuddyMerge, pfn, (ulong)order, buddy);
            pfn &= buddy;
            order++;
        }

        ref var area = ref zone.Areas[order];
        if (position == FreePosition.Tail || MergeIsLikely(zone, pfn, order)) area.AddTail(_links[order], pfn);
        else area.AddHead(_links[order], pfn);
    }

    /// <summary>
    /// buddy_merge_probability: when the buddy of the block one order up is free, the block's own buddy is likely to follow, and the block is
    /// kept from being handed out by going to the tail.
    /// </summary>
    private bool MergeIsLikely(Zone zone, uint pfn, int order)
    {
        if (order >= MaxOrder - 1) return false;
        var parent = pfn & ~(1u << order);
        var uncle = parent ^ (1u << (order + 1));
        return zone.Span.Contains(new PageFrameNumber(uncle)) && _links[order + 1].Contains(uncle);
    }

    /// <summary>Where a freed block goes on its list.</summary>
    private enum FreePosition
    {
        /// <summary>To the head, unless a merge is likely.</summary>
        Usual,

        /// <summary>FPI_TO_TAIL: boot, hot-plug, and pages put back.</summary>
        Tail,
    }
}
