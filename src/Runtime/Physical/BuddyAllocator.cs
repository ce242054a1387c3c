using System.Runtime.CompilerServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// The page allocator (<c>mm/page_alloc.c</c>): blocks of 2^order frames, halved to serve small requests and joined with their buddies when
/// freed, grouped by migratetype, with lists of pages at hand for each CPU in front. Zones are left before they are empty, at their watermarks.
/// </summary>
public sealed partial class BuddyAllocator
{
    /// <summary>MAX_PAGE_ORDER: the largest block is 4 MiB.</summary>
    public const int MaxOrder = 10;

    private readonly PhysicalMemory _memory;
    private readonly EventSource _events;
    private readonly Zone[] _zones;
    private readonly FreeBlockLinks[] _links;

    /// <summary>By the four low GFP bits: the index of the highest zone (GFP_ZONE_TABLE).</summary>
    private readonly byte[] _highestZone;

    private readonly bool _hasDma32;

    /// <summary>The order of a transparent huge page, whose lists the CPUs have too; −1 where there are none.</summary>
    private readonly int _hugeOrder;

    /// <summary>Makes the zones of a machine and frees its RAM into them, as <c>memblock_free_all</c> does.</summary>
    /// <param name="boot">What the firmware reports and the kernel takes.</param>
    /// <param name="memory">The records of the frames.</param>
    /// <param name="events">Who hears of it.</param>
    /// <param name="ownership">The stamp of the machine.</param>
    /// <param name="sysctl">The settings; null for Linux's own.</param>
    /// <param name="rules">Whose numbers the zones have; null for the newest.</param>
    /// <param name="cpus">CPUs that are online.</param>
    public BuddyAllocator(
        BootMemory boot, PhysicalMemory memory, EventSource events, Ownership ownership, VmSysctl? sysctl = null, KernelRules? rules = null, int cpus = 1)
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
        _highestZone = MakeZoneTable(_zones);
        _hasDma32 = Array.Exists(_zones, zone => zone.Kind == ZoneKind.DMA32);
        Pageblocks = new Pageblocks(boot.Zones.PageblockOrder, boot.FrameLimit, ownership);
        _hugeOrder = boot.Zones.PageblockOrder == MaxOrder ? -1 : boot.Zones.PageblockOrder;
        GroupsByMobility = HasRoomForGroups(boot);
        SetPageblockTypes(boot);
        Numbers = new ZoneNumbers(_zones, Sysctl, rules ?? KernelRules.V6_18, cpus, boot.Zones.PageblockOrder);
        FreeBootMemory(boot);
        ActivateCma(boot.CmaArea);
    }

    private BuddyAllocator(BuddyAllocator other, PhysicalMemory memory, EventSource events, Ownership ownership)
    {
        _memory = memory;
        _events = events;
        Sysctl = other.Sysctl.Clone();
        VmStat = other.VmStat.Clone();
        _links = Array.ConvertAll(other._links, links => links.CloneFor(ownership));
        _zones = Array.ConvertAll(other._zones, zone => zone.Clone());
        _highestZone = other._highestZone;
        _hasDma32 = other._hasDma32;
        _hugeOrder = other._hugeOrder;
        Pageblocks = other.Pageblocks.CloneFor(ownership);
        GroupsByMobility = other.GroupsByMobility;
        CurrentCpu = other.CurrentCpu;
        Numbers = other.Numbers.CloneFor(_zones, Sysctl);
    }

    /// <summary>The settings under <c>/proc/sys/vm</c>, which all parts of the machine read here.</summary>
    public VmSysctl Sysctl { get; }

    /// <summary>The zones' watermarks and reserves, and how settings change them.</summary>
    public ZoneNumbers Numbers { get; }

    /// <summary>The counters of <c>/proc/vmstat</c>, which all parts of the machine count into.</summary>
    public VmStat VmStat { get; }

    /// <summary>The migratetypes of the pageblocks.</summary>
    public Pageblocks Pageblocks { get; }

    /// <summary>
    /// Not page_group_by_mobility_disabled: whether pageblocks have types at all. With less than a pageblock for each type, everything is
    /// Unmovable.
    /// </summary>
    public bool GroupsByMobility { get; }

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

    /// <summary>gfp_migratetype (<c>include/linux/gfp.h</c>): for whom the pages are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Migratetype TypeOf(GfpFlags gfp)
    {
        if (!GroupsByMobility) return Migratetype.Unmovable;
        return (gfp & GfpFlags.Movable) != 0 ? Migratetype.Movable
            : (gfp & GfpFlags.Reclaimable) != 0 ? Migratetype.Reclaimable
            : Migratetype.Unmovable;
    }

    /// <summary>
    /// GFP_ZONE_TABLE (<c>include/linux/gfp.h</c>): DMA, DMA32 and HIGHMEM name their zone; MOVABLE names zone Movable only together with
    /// HIGHMEM. An architecture without the zone takes the next lower.
    /// </summary>
    private static byte[] MakeZoneTable(Zone[] zones)
    {
        var table = new byte[16];
        for (var bits = 0; bits < table.Length; bits++)
        {
            var gfp = (GfpFlags)bits;
            var wanted = (gfp & GfpFlags.Dma) != 0 ? ZoneKind.DMA
                : (gfp & GfpFlags.Dma32) != 0 ? ZoneKind.DMA32
                : (gfp & (GfpFlags.HighMem | GfpFlags.Movable)) == (GfpFlags.HighMem | GfpFlags.Movable) ? ZoneKind.Movable
                : (gfp & GfpFlags.HighMem) != 0 ? ZoneKind.HighMem
                : ZoneKind.Normal;
            var index = zones.Length - 1;
            while (index > 0 && zones[index].Kind > wanted) index--;
            table[bits] = (byte)index;
        }

        return table;
    }
}
