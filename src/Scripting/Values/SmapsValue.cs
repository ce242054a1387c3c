using System.Globalization;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Scripting.Values;

/// <summary>The lines of /proc/PID/smaps of one area, as they were when the script looked at them.</summary>
public sealed record SmapsValue(VmArea Area, AreaUsage Usage)
{
    public string VmFlags => VmFlagTable.Codes(Area.Flags).TrimEnd();

    public bool Equals(SmapsValue? other) => other is not null && Usage == other.Usage && Area.Flags == other.Area.Flags;

    public override int GetHashCode() => Usage.GetHashCode();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Area.Start.Value:x8}-{Area.End.Value:x8} Rss {Usage.Rss >> 10} kB VmFlags {VmFlags}");
}
