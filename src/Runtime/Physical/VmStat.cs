namespace MemDsl.Runtime.Physical;

/// <summary>
/// The counters of <c>/proc/vmstat</c> and <c>/proc/zoneinfo</c>: events since boot, and what the node and its zones hold now. Linux spreads
/// them over per-CPU counters (<c>mm/vmstat.c</c>); here there is one truth. Counting costs an addition.
/// </summary>
public sealed class VmStat
{
    private static readonly int ZoneKinds = Enum.GetValues<ZoneKind>().Length;
    private static readonly int ZoneStats = Enum.GetValues<ZoneStat>().Length;

    private readonly long[] _events;
    private readonly long[] _node;
    private readonly long[] _zones;

    public VmStat()
    {
        _events = new long[Enum.GetValues<VmEvent>().Length];
        _node = new long[Enum.GetValues<NodeStat>().Length];
        _zones = new long[ZoneKinds * ZoneStats];
    }

    private VmStat(VmStat other)
    {
        _events = [.. other._events];
        _node = [.. other._node];
        _zones = [.. other._zones];
    }

    /// <summary>How often it happened since boot.</summary>
    public long this[VmEvent vmEvent] => _events[(int)vmEvent];

    /// <summary>What the node holds.</summary>
    public long this[NodeStat stat] => _node[(int)stat];

    /// <summary>What a zone holds.</summary>
    public long this[ZoneKind zone, ZoneStat stat] => _zones[((int)zone * ZoneStats) + (int)stat];

    /// <summary>count_vm_events.</summary>
    public void Count(VmEvent vmEvent, long times = 1) => _events[(int)vmEvent] += times;

    /// <summary>count_vm_events for one of a row of events by zone, such as <see cref="VmEvent.PgAllocDma"/>: the row's first, and the zone.</summary>
    public void Count(VmEvent firstOfRow, ZoneKind zone, long times = 1) => _events[(int)firstOfRow + (int)zone] += times;

    /// <summary>mod_node_page_state: <paramref name="change"/> may be negative.</summary>
    public void Add(NodeStat stat, long change = 1) => _node[(int)stat] += change;

    /// <summary>mod_zone_page_state: <paramref name="change"/> may be negative.</summary>
    public void Add(ZoneKind zone, ZoneStat stat, long change = 1) => _zones[((int)zone * ZoneStats) + (int)stat] += change;

    /// <summary>The same counts for a clone of the machine.</summary>
    public VmStat Clone() => new(this);
}
