using System.Globalization;

namespace MemDsl.Scripting.Patterns;

/// <summary>A line of <c>/proc/PID/maps</c>, without device and inode.</summary>
/// <param name="Start">First byte.</param>
/// <param name="End">First byte behind it.</param>
/// <param name="Permissions">Four characters: <c>r-xp</c>.</param>
/// <param name="Offset">Offset in the file, in bytes.</param>
/// <param name="Name">File, <c>[heap]</c>, …; empty for an unnamed mapping.</param>
public sealed record MapsLine(ulong Start, ulong End, string Permissions, ulong Offset, string Name)
{
    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{Start:x8}-{End:x8} {Permissions} {Offset:x8}");
        return Name.Length == 0 ? line : $"{line} {Name}";
    }
}
