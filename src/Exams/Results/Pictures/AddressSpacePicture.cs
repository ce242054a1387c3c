using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Patterns;

namespace MemDsl.Exams.Results.Pictures;

/// <summary>The areas of an address space in ascending order: what <c>/proc/PID/maps</c> lists, without devices and inodes.</summary>
public sealed record AddressSpacePicture : StatePicture
{
    public required ImmutableArray<PicturedArea> Areas { get; init; }

    public static AddressSpacePicture Of(string label, Process process)
    {
        ArgumentNullException.ThrowIfNull(process);
        return new AddressSpacePicture
        {
            Label = label,
            Areas = [.. process.Mm.Areas.All().Select(area => new PicturedArea(VirtualRange.FromBounds(area.Start, area.End), ProcMaps.Permissions(area.Flags), ProcMaps.Name(process, area)))],
        };
    }

    /// <summary>Of lines of a maps answer; those that are no range are left out.</summary>
    public static AddressSpacePicture Of(string label, IEnumerable<MapsLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new AddressSpacePicture
        {
            Label = label,
            Areas =
            [
                .. lines.Where(line => line.Start < line.End).OrderBy(line => line.Start)
                    .Select(line => new PicturedArea(new VirtualRange(new VirtualAddress(line.Start), line.End - line.Start), line.Permissions, line.Name)),
            ],
        };
    }
}
