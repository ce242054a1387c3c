using System.Collections.Immutable;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Procfs;

/// <summary>A file of /proc that tells of the whole machine.</summary>
/// <param name="Name">Its path below /proc.</param>
/// <param name="Read">Its text at this moment.</param>
public sealed record ProcFile(string Name, Func<Kernel, string> Read)
{
    private const string SysctlFolder = "sys/vm/";

    /// <summary>Those with a name of their own; the settings are below <c>sys/vm/</c>.</summary>
    public static ImmutableArray<ProcFile> All { get; } =
    [
        new("buddyinfo", static kernel => BuddyInfo.Format(kernel.Buddy)),
        new("meminfo", MemInfo.Format),
        new("pagetypeinfo", PageTypeInfo.Format),
        new("swaps", SwapsFile.Format),
        new("vmstat", VmStatFile.Format),
        new("zoneinfo", ZoneInfo.Format),
    ];

    /// <summary>The text of a file, or null when there is none of that name.</summary>
    public static string? Text(Kernel kernel, string name)
    {
        foreach (var file in All)
        {
            if (file.Name == name) return file.Read(kernel);
        }

        return name.StartsWith(SysctlFolder, StringComparison.Ordinal) && SysctlTable.Find(name[SysctlFolder.Length..]) is { } row
            ? row.Read(kernel) + "\n"
            : null;
    }
}
