using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Patterns;

namespace MemDsl.Scripting.Values;

/// <summary>An area as it was when the script looked at it.</summary>
/// <param name="pid">The process whose address space it is in.</param>
/// <param name="mmId">The address space.</param>
/// <param name="area">The area.</param>
/// <param name="line">Its line of /proc/PID/maps.</param>
public sealed class VmaValue(int pid, int mmId, VmArea area, MapsLine line) : IEquatable<VmaValue>
{
    public int Pid { get; } = pid;

    public int MmId { get; } = mmId;

    public VmArea Area { get; } = area;

    public MapsLine Line { get; } = line;

    public bool Equals(VmaValue? other) =>
        other is not null && MmId == other.MmId && Line == other.Line && Area.Flags == other.Area.Flags
        && Area.PageOffset == other.Area.PageOffset && Area.AnonVma == other.Area.AnonVma;

    public override bool Equals(object? obj) => Equals(obj as VmaValue);

    public override int GetHashCode() => Line.GetHashCode();

    public override string ToString() => Line.ToString();
}
