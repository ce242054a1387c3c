using System.Collections.Immutable;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Procfs;

/// <summary>All counters of a machine at one moment: what was counted, and what follows from the state.</summary>
internal sealed class Counters
{
    private readonly Kernel _kernel;
    private readonly MappedPages _mapped;

    public Counters(Kernel kernel)
    {
        _kernel = kernel;
        _mapped = MappedPages.Of(kernel);
    }

    public static ImmutableArray<NodeStat> NodeStats { get; } = [.. Enum.GetValues<NodeStat>()];

    public static ImmutableArray<ZoneStat> ZoneStats { get; } = [.. Enum.GetValues<ZoneStat>()];

    public long this[NodeStat stat] => stat switch
    {
        NodeStat.AnonPages => _mapped.Anon,
        NodeStat.Mapped => _mapped.File,
        NodeStat.PageTablePages => _mapped.Tables,
        _ => _kernel.VmStat[stat],
    };

    public long this[Zone zone, ZoneStat stat] => stat switch
    {
        ZoneStat.FreePages => zone.FreePages,
        ZoneStat.FreePagesBlocks => FreeInBlocks(zone),
        ZoneStat.FreeCma => zone.FreeCma,
        _ => _kernel.VmStat[zone.Kind, stat],
    };

    /// <summary>A zone counter of all zones.</summary>
    public long this[ZoneStat stat]
    {
        get
        {
            var sum = 0L;
            foreach (var zone in _kernel.Buddy.Zones) sum += this[zone, stat];
            return sum;
        }
    }

    /// <summary>enum numa_stat_item: on a machine with one node every allocation is local and found what it wanted.</summary>
    public static IEnumerable<(string Name, ulong Value)> Numa(Zone zone) => Numa(zone.NumaHits);

    public static IEnumerable<(string Name, ulong Value)> Numa(ulong hits) =>
    [
        ("numa_hit", hits), ("numa_miss", 0), ("numa_foreign", 0), ("numa_interleave", 0), ("numa_local", hits), ("numa_other", 0),
    ];

    /// <summary>NR_FREE_PAGES_BLOCKS: in blocks of a pageblock or more.</summary>
    private long FreeInBlocks(Zone zone)
    {
        var pages = 0L;
        for (var order = _kernel.Buddy.Pageblocks.Order; order <= BuddyAllocator.MaxOrder; order++) pages += (long)zone.FreeBlocks(order) << order;
        return pages;
    }
}
