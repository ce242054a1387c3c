using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>A line of the firmware's memory map.</summary>
/// <param name="Start">First byte.</param>
/// <param name="Last">Last byte; the map shows it so.</param>
/// <param name="Type">What it is: only <c>usable</c> is RAM that the kernel may use.</param>
public readonly record struct FirmwareEntry(ulong Start, ulong Last, string Type)
{
    public const string Usable = "usable";

    public bool IsUsable => Type == Usable;

    /// <summary>The frames that lie whole in it, as far as frame numbers reach.</summary>
    internal FrameRange Frames
    {
        get
        {
            var end = Last == ulong.MaxValue ? 1UL << (64 - PageSize.Shift) : (Last + 1) >> PageSize.Shift;
            var start = (Start + PageSize.Bytes - 1) >> PageSize.Shift;
            end = Math.Min(end, uint.MaxValue);
            return new FrameRange((uint)Math.Min(start, end), (uint)end);
        }
    }

    /// <summary>The frames of which it has any byte, as far as frame numbers reach.</summary>
    internal FrameRange Touched
    {
        get
        {
            var end = Math.Min((Last >> PageSize.Shift) + 1, uint.MaxValue);
            return new FrameRange((uint)Math.Min(Start >> PageSize.Shift, end), (uint)end);
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"BIOS-e820: [mem {Start:x#16}-{Last:x#16}] {Type}");
}

/// <summary>
/// The memory map that the firmware hands to the kernel, e820 (<c>arch/x86/kernel/e820.c</c>): where RAM is, and which part of it the firmware
/// keeps.
/// </summary>
public sealed class FirmwareMap
{
    /// <summary>What devices take below 4 GiB: RAM that would lie here lies above.</summary>
    private const ulong HoleStart = 3UL << 30;

    private const ulong HoleEnd = 4UL << 30;

    private const ulong FirstMiB = 1UL << 20;

    /// <summary>Where the BIOS keeps its own data below 640 KiB.</summary>
    private const ulong EndOfConventional = 0x9_fc00;

    /// <summary>What the firmware keeps at the end of low RAM for its tables (ACPI).</summary>
    private const ulong FirmwareTables = 128UL << 10;

    public FirmwareMap(ImmutableArray<FirmwareEntry> entries) => Entries = entries;

    /// <summary>In ascending order.</summary>
    public ImmutableArray<FirmwareEntry> Entries { get; }

    /// <summary>Bytes that the map calls usable.</summary>
    public ulong UsableBytes
    {
        get
        {
            var sum = 0UL;
            foreach (var entry in Entries) sum += entry.IsUsable ? entry.Last - entry.Start + 1 : 0;
            return sum;
        }
    }

    /// <summary>
    /// The map of a PC with that much RAM, as the recorded ones had it: 639 KiB below the video memory, then from 1 MiB up to 128 KiB below the end of
    /// RAM or of 3 GiB; the rest from 4 GiB up.
    /// </summary>
    public static FirmwareMap ForPc(ulong ramBytes) => ForPc(ramBytes, FirmwareTables);

    /// <summary>The same without tables at the end of low RAM, so that it ends where its size says.</summary>
    public static FirmwareMap ForBarePc(ulong ramBytes) => ForPc(ramBytes, 0);

    private static FirmwareMap ForPc(ulong ramBytes, ulong tables)
    {
        var low = Math.Min(ramBytes, HoleStart);
        var entries = ImmutableArray.CreateBuilder<FirmwareEntry>();
        entries.Add(new(0, EndOfConventional - 1, FirmwareEntry.Usable));
        entries.Add(new(EndOfConventional, 0x9_ffff, "reserved"));
        entries.Add(new(0xf_0000, 0xf_ffff, "reserved"));
        entries.Add(new(FirstMiB, low - tables - 1, FirmwareEntry.Usable));
        if (tables != 0) entries.Add(new(low - tables, low - 1, "reserved"));
        entries.Add(new(0xfffc_0000, 0xffff_ffff, "reserved"));
        if (ramBytes > HoleStart) entries.Add(new(HoleEnd, HoleEnd + (ramBytes - HoleStart) - 1, FirmwareEntry.Usable));
        return new FirmwareMap(entries.ToImmutable());
    }

    /// <summary>
    /// Reads the lines that the kernel prints at boot: <c>BIOS-e820: [mem 0x0000000000100000-0x0000000007fdffff] usable</c>; what stands before
    /// <c>[mem</c> is skipped, and empty lines are. Null, and the line, when one is not of that form.
    /// </summary>
    public static FirmwareMap? Parse(IEnumerable<string> lines, out string badLine)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var entries = ImmutableArray.CreateBuilder<FirmwareEntry>();
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (ParseLine(line) is not { } entry)
            {
                badLine = line.Trim();
                return null;
            }

            entries.Add(entry);
        }

        badLine = "";
        entries.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return new FirmwareMap(entries.ToImmutable());
    }

    private static FirmwareEntry? ParseLine(string line)
    {
        var open = line.IndexOf("[mem ", StringComparison.Ordinal);
        var close = line.IndexOf(']', StringComparison.Ordinal);
        if (open < 0 || close < open) return null;
        var ends = line[(open + 5)..close].Split('-');
        var type = line[(close + 1)..].Trim();
        if (ends.Length != 2 || type.Length == 0 || !TryHex(ends[0], out var start) || !TryHex(ends[1], out var last) || last < start) return null;
        return new FirmwareEntry(start, last, type);
    }

    private static bool TryHex(string text, out ulong value)
    {
        value = 0;
        text = text.Trim();
        return text.StartsWith("0x", StringComparison.Ordinal)
            && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
