using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>A stretch of RAM that is taken before the allocator starts (memblock.reserved, <c>mm/memblock.c</c>).</summary>
/// <param name="Frames">Which frames.</param>
/// <param name="Name">By whom, in the kernel's words.</param>
/// <param name="IsFreedAfterBoot">
/// Whether it goes to the allocator when boot is over, page by page, as the initrd and the init sections do: after the watermarks were computed.
/// </param>
public sealed record BootReservation(FrameRange Frames, string Name, bool IsFreedAfterBoot = false)
{
    private const string Freed = "(freed)";

    /// <summary>
    /// Reads lines as <c>/proc/iomem</c> has them, <c>01000000-01ffffff : Kernel code</c>: hexadecimal first and last byte; <c>(freed)</c> behind the name of
    /// what is freed after boot. The first MiB is always among them. Null, and the line, when one is not of that form.
    /// </summary>
    public static ImmutableArray<BootReservation>? Parse(IEnumerable<string> lines, out string badLine)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var reservations = ImmutableArray.CreateBuilder<BootReservation>();
        reservations.Add(BootReservations.LowMemory);
        foreach (var line in lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (ParseLine(line.Trim()) is not { } reservation)
            {
                badLine = line.Trim();
                return null;
            }

            reservations.Add(reservation);
        }

        badLine = "";
        return reservations.ToImmutable();
    }

    private static BootReservation? ParseLine(string line)
    {
        var colon = line.IndexOf(" : ", StringComparison.Ordinal);
        if (colon < 0) return null;
        var ends = line[..colon].Split('-');
        if (ends.Length != 2 || !TryHex(ends[0], out var start) || !TryHex(ends[1], out var last) || last < start) return null;
        var name = line[(colon + 3)..].Trim();
        var freed = name.EndsWith(Freed, StringComparison.Ordinal);
        if (freed) name = name[..^Freed.Length].Trim();
        var end = Math.Min((last >> PageSize.Shift) + 1, uint.MaxValue);
        return name.Length == 0 ? null : new BootReservation(new FrameRange((uint)Math.Min(start >> PageSize.Shift, end), (uint)end), name, freed);
    }

    private static bool TryHex(string text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    /// <summary>The line as <c>/proc/iomem</c> writes one, with its bytes.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(ulong)Frames.Start << PageSize.Shift:x8}-{((ulong)Frames.End << PageSize.Shift) - 1:x8} : {Name}{(IsFreedAfterBoot ? " " + Freed : "")}");
}
