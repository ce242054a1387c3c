using System.Collections.Immutable;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime;

/// <summary>
/// Where a captured kernel's own memory lies. A capture tells how many pages of each zone are managed, not which: the image is put where kernels
/// are loaded, what is freed after boot inside it or, the initrd, at the top of low memory, and the rest at the top of its zone.
/// </summary>
internal static class CaptureReservations
{
    private const uint ImageStart = 0x1000;
    private const uint FirstMiB = 0x100;

    /// <summary>Reservations that leave every zone the pages that were captured.</summary>
    /// <param name="ram">RAM as the firmware reports it.</param>
    /// <param name="options">The machine so far.</param>
    /// <param name="zones">The captured zones.</param>
    /// <param name="freed">What was freed after boot, in that order.</param>
    public static ImmutableArray<BootReservation> Of(
        FrameRange[] ram, MachineOptions options, Dictionary<ZoneKind, ZonePages> zones, List<(string Name, uint Pages)> freed)
    {
        var reservations = ImmutableArray.CreateBuilder<BootReservation>();
        var low = Math.Min(options.Zones.KernelEnd, ZoneLayout.FramesBelow4G);
        var initrdEnd = Array.FindLast(ram, range => range.Start < low).Intersect(new FrameRange(0, low)).End;
        reservations.Add(BootReservations.LowMemory);

        // In the order of freeing; the sections of the image one after another from its start.
        var section = ImageStart;
        foreach (var (name, pages) in freed)
        {
            var isInitrd = name.Contains("initrd", StringComparison.Ordinal);
            var frames = isInitrd ? new FrameRange(initrdEnd - pages, initrdEnd) : new FrameRange(section, section + pages);
            if (!isInitrd) section += pages;
            reservations.Add(new BootReservation(frames, name, IsFreedAfterBoot: true));
        }

        foreach (var (kind, span) in BootZones.Divide(options.Zones, ram, (uint)(options.KernelCore >> 12)))
        {
            var present = BootZones.Present(ram, span);
            zones.TryGetValue(kind, out var captured);
            if (present != captured.Present)
                throw new FormatException($"its map gives zone {kind} {present} pages, and it says that there are {captured.Present}");
            if (captured.Managed > present) throw new FormatException($"zone {kind} manages {captured.Managed} of {present} pages");
            var pages = present - (uint)captured.Managed;
            pages -= Math.Min(pages, BootZones.Present(ram, span.Intersect(new FrameRange(0, FirstMiB))));
            var image = new FrameRange(section, section + Math.Min(pages, options.Zones.Image.Pages));
            if (span.Contains(new(ImageStart)) && image.Intersect(span) == image)
            {
                reservations.Add(new BootReservation(image, "Kernel image"));
                pages -= image.Count;
            }

            AddAtTop(reservations, ram, span, pages);
        }

        return reservations.ToImmutable();
    }

    /// <summary>Takes what is still free at the end of a zone.</summary>
    private static void AddAtTop(ImmutableArray<BootReservation>.Builder reservations, FrameRange[] ram, FrameRange span, uint pages)
    {
        for (var i = ram.Length - 1; i >= 0 && pages > 0; i--)
        {
            var range = ram[i].Intersect(span);
            if (range.IsEmpty) continue;
            var end = range.End;
            foreach (var other in reservations)
            {
                if (other.Frames.End == end && other.Frames.Start >= range.Start) end = other.Frames.Start;
            }

            var part = Math.Min(pages, end - range.Start);
            if (part == 0) continue;
            reservations.Add(new BootReservation(new FrameRange(end - part, end), "Boot-time allocations"));
            pages -= part;
        }

        if (pages > 0) throw new FormatException($"{pages} reserved pages find no room in its map");
    }
}
