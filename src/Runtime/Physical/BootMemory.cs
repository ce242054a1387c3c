using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// What the firmware reports and the kernel sets aside before the allocator runs: memblock's <c>memory</c> and <c>reserved</c>
/// (<c>mm/memblock.c</c>), and how zones divide it.
/// </summary>
public sealed class BootMemory
{
    /// <summary>The least RAM that a machine can have: something above the reserved first MiB.</summary>
    public const ulong MinimumBytes = 2UL << 20;

    /// <summary>The most: frame numbers have 32 bits, and some room above the hole is needed.</summary>
    public const ulong MaximumBytes = 8UL << 40;

    private readonly FrameRange[] _ram;
    private readonly FrameRange[] _reserved;

    /// <summary>What the allocator does not get at first: what is reserved, and the CMA area.</summary>
    private readonly FrameRange[] _withheld;

    private BootMemory(ZoneLayout zones, FrameRange[] ram, ImmutableArray<BootReservation> reservations, uint kernelCorePages, uint cmaPages)
    {
        Zones = zones;
        Reservations = reservations;
        _ram = ram;
        _reserved = Sorted(reservations);
        _withheld = _reserved;
        ZoneRanges = BootZones.Divide(zones, ram, kernelCorePages);
        CmaArea = CmaPlacement.Find(this, cmaPages);
        if (!CmaArea.IsEmpty) _withheld = Sorted(reservations.Add(new BootReservation(CmaArea, "CMA")));
    }

    public ZoneLayout Zones { get; }

    /// <summary>Usable RAM, ascending. Frame 0 counts as absent, as the kernel starts zone DMA at 1.</summary>
    public ReadOnlySpan<FrameRange> Ram => _ram;

    /// <summary>Taken before the allocator starts, ascending and without overlap; frames in holes may be among them.</summary>
    public ReadOnlySpan<FrameRange> Reserved => _reserved;

    /// <summary>The same with who took it, in the order of boot.</summary>
    public ImmutableArray<BootReservation> Reservations { get; }

    /// <summary>All zones from low to high with what they span; empty ones too.</summary>
    public ImmutableArray<(ZoneKind Kind, FrameRange Span)> ZoneRanges { get; }

    /// <summary>The pageblocks of <c>cma=</c>, which go to the allocator when the others are free; empty when there are none, or no room for them.</summary>
    public FrameRange CmaArea { get; }

    /// <summary>First frame behind the last RAM (max_pfn).</summary>
    public uint FrameLimit => Ram[^1].End;

    /// <summary>empty_zero_page: what every untouched page of memory is mapped to for reading. It lies in the reserved first MiB.</summary>
    public static PageFrameNumber ZeroPage { get; } = new(1);

    /// <summary>
    /// A PC with that much RAM whose kernel takes nothing but the first MiB: conventional memory below 0x9f000, then from 1 MiB upwards; what would lie at
    /// 3 GiB and above goes above 4 GiB, because devices have the hole between. Above what the architecture reaches it is lost.
    /// </summary>
    public static BootMemory ForPc(ulong ramBytes, ZoneLayout zones)
    {
        if (ramBytes is < MinimumBytes or > MaximumBytes)
            throw new ArgumentOutOfRangeException(nameof(ramBytes), ramBytes, $"RAM must be from {MinimumBytes} to {MaximumBytes} bytes");
        return Of(FirmwareMap.ForBarePc(ramBytes), [BootReservations.LowMemory], zones, cpus: 1, kernelCorePages: 0);
    }

    /// <summary>What a firmware map and a kernel make of a machine.</summary>
    /// <param name="map">The firmware's map; what the architecture does not reach is lost.</param>
    /// <param name="reservations">What the kernel takes; null for <see cref="BootReservations.Default"/>.</param>
    /// <param name="zones">The architecture.</param>
    /// <param name="cpus">For the default reservations.</param>
    /// <param name="kernelCorePages">kernelcore=: pages that do not go into zone Movable; 0 for no such zone.</param>
    /// <param name="cmaPages">cma=: pages of an area for CMA; 0 for none.</param>
    public static BootMemory Of(
        FirmwareMap map, ImmutableArray<BootReservation>? reservations, ZoneLayout zones, int cpus, uint kernelCorePages, uint cmaPages = 0)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(zones);
        var ram = RamOf(map, zones);
        return new BootMemory(zones, ram, reservations ?? BootReservations.Default(ram, zones, cpus), kernelCorePages, cmaPages);
    }

    /// <summary>The frames that a map offers, ascending, joined, without frame 0. Where entries overlap, what is kept is kept (e820__update_table).</summary>
    public static FrameRange[] RamOf(FirmwareMap map, ZoneLayout zones)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(zones);
        var ram = new List<FrameRange>();
        foreach (var entry in map.Entries)
        {
            if (!entry.IsUsable) continue;
            var range = entry.Frames.Intersect(new FrameRange(1, zones.MaxFrame));
            if (range.IsEmpty) continue;
            if (ram.Count > 0 && ram[^1].End >= range.Start) ram[^1] = new FrameRange(ram[^1].Start, Math.Max(ram[^1].End, range.End));
            else ram.Add(range);
        }

        foreach (var entry in map.Entries)
        {
            if (!entry.IsUsable) CutOut(ram, entry.Touched);
        }

        return [.. ram];
    }

    private static void CutOut(List<FrameRange> ram, FrameRange kept)
    {
        for (var i = ram.Count - 1; i >= 0; i--)
        {
            var range = ram[i];
            var cut = range.Intersect(kept);
            if (cut.IsEmpty) continue;
            ram.RemoveAt(i);
            if (cut.End < range.End) ram.Insert(i, new FrameRange(cut.End, range.End));
            if (cut.Start > range.Start) ram.Insert(i, new FrameRange(range.Start, cut.Start));
        }
    }

    /// <summary>The RAM in a range, ascending.</summary>
    internal IEnumerable<FrameRange> RamIn(FrameRange range)
    {
        foreach (var ram in _ram)
        {
            var part = ram.Intersect(range);
            if (!part.IsEmpty) yield return part;
        }
    }

    /// <summary>RAM that is not reserved, inside a range, ascending: what the allocator starts with.</summary>
    public IEnumerable<FrameRange> FreeRanges(FrameRange within)
    {
        foreach (var range in _ram)
        {
            var rest = range.Intersect(within);
            foreach (var taken in _withheld)
            {
                if (rest.IsEmpty || taken.Intersect(rest).IsEmpty) continue;
                var below = new FrameRange(rest.Start, Math.Max(rest.Start, taken.Start));
                if (!below.IsEmpty) yield return below;
                rest = new FrameRange(Math.Max(rest.Start, taken.End), rest.End);
            }

            if (!rest.IsEmpty) yield return rest;
        }
    }

    /// <summary>By address, and joined where they touch.</summary>
    private static FrameRange[] Sorted(ImmutableArray<BootReservation> reservations)
    {
        var ranges = new FrameRange[reservations.Length];
        for (var i = 0; i < ranges.Length; i++) ranges[i] = reservations[i].Frames;
        FrameRange.SortByStart(ranges);
        var joined = new List<FrameRange>();
        foreach (var range in ranges)
        {
            if (range.IsEmpty) continue;
            if (joined.Count > 0 && joined[^1].End >= range.Start) joined[^1] = new FrameRange(joined[^1].Start, Math.Max(joined[^1].End, range.End));
            else joined.Add(range);
        }

        return [.. joined];
    }
}
