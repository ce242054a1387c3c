using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// What the firmware reports and the kernel sets aside before the allocator runs: memblock's <c>memory</c> and <c>reserved</c>
/// (<c>mm/memblock.c</c>), for a PC.
/// </summary>
public sealed class BootMemory
{
    /// <summary>The least RAM that a machine can have: something above the reserved first MiB.</summary>
    public const ulong MinimumBytes = 2UL << 20;

    /// <summary>The most: frame numbers have 32 bits, and some room above the hole is needed.</summary>
    public const ulong MaximumBytes = 8UL << 40;

    private const uint FirstMiB = 0x100;
    private const uint EndOfConventional = 0x9f;
    private const uint HoleStart = 0xc_0000;
    private const uint HoleEnd = 0x10_0000;

    private readonly FrameRange[] _ram;
    private readonly FrameRange[] _reserved;

    private BootMemory(ZoneLayout zones, FrameRange[] ram)
    {
        Zones = zones;
        _ram = ram;
        _reserved = [new FrameRange(0, FirstMiB)];
    }

    public ZoneLayout Zones { get; }

    /// <summary>Usable RAM, ascending. Frame 0 counts as absent, as the kernel starts zone DMA at 1.</summary>
    public ReadOnlySpan<FrameRange> Ram => _ram;

    /// <summary>Taken before the allocator starts: the first MiB as a whole.</summary>
    public ReadOnlySpan<FrameRange> Reserved => _reserved;

    /// <summary>First frame behind the last RAM (max_pfn).</summary>
    public uint FrameLimit => Ram[^1].End;

    /// <summary>empty_zero_page: what every untouched page of memory is mapped to for reading. It lies in the reserved first MiB.</summary>
    public static PageFrameNumber ZeroPage { get; } = new(1);

    /// <summary>
    /// A PC with that much RAM: conventional memory below 0x9f000, then from 1 MiB upwards; what would lie at 3 GiB and above
    /// goes above 4 GiB, because devices have the hole between. Above what the architecture reaches it is lost.
    /// </summary>
    public static BootMemory ForPc(ulong ramBytes, ZoneLayout zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        if (ramBytes is < MinimumBytes or > MaximumBytes)
            throw new ArgumentOutOfRangeException(nameof(ramBytes), ramBytes, $"RAM must be from {MinimumBytes} to {MaximumBytes} bytes");
        var frames = (uint)(ramBytes >> PageSize.Shift);
        var ram = new List<FrameRange>(3) { new(1, EndOfConventional), new(FirstMiB, Math.Min(frames, HoleStart)) };
        if (frames > HoleStart)
        {
            var high = new FrameRange(HoleEnd, HoleEnd + (frames - HoleStart)).Intersect(new FrameRange(0, zones.MaxFrame));
            if (!high.IsEmpty) ram.Add(high);
        }

        return new BootMemory(zones, ram.ToArray());
    }

    /// <summary>RAM that is not reserved, inside a range, ascending: what the allocator starts with.</summary>
    public IEnumerable<FrameRange> FreeRanges(FrameRange within)
    {
        foreach (var range in _ram)
        {
            var rest = range.Intersect(within);
            foreach (var taken in _reserved)
            {
                if (rest.IsEmpty || taken.Intersect(rest).IsEmpty) continue;
                var below = new FrameRange(rest.Start, Math.Max(rest.Start, taken.Start));
                if (!below.IsEmpty) yield return below;
                rest = new FrameRange(Math.Max(rest.Start, taken.End), rest.End);
            }

            if (!rest.IsEmpty) yield return rest;
        }
    }
}
