namespace MemDsl.Replay.Recordings;

/// <summary>A line of /proc/PID/maps, with its smaps figures where they were recorded.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The first byte behind.</param>
/// <param name="Permissions"><c>rwxp</c>.</param>
/// <param name="Offset">Into the file, bytes.</param>
/// <param name="Name">The last column.</param>
/// <param name="Usage">What smaps added, or null.</param>
public sealed record RecordedArea(ulong Start, ulong End, string Permissions, ulong Offset, string Name, RecordedUsage? Usage)
{
    /// <summary>The line as this program shows it, in recordings and models alike.</summary>
    public string Line => Show(Start, End, Permissions, Offset, Name);

    public static string Show(ulong start, ulong end, string permissions, ulong offset, string name) =>
        name.Length == 0 ? $"{start:x8}-{end:x8} {permissions} {offset:x8}" : $"{start:x8}-{end:x8} {permissions} {offset:x8} {name}";
}
