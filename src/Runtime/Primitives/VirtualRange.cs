using System.Globalization;

namespace MemDsl.Runtime.Primitives;

/// <summary>
/// <c>[Start, Start + Length)</c> in bytes. <see cref="End"/> is excluded and may be 0 for a range that reaches the top of the
/// 64-bit space; the kernel's own ranges never do.
/// </summary>
public readonly record struct VirtualRange(VirtualAddress Start, ulong Length)
{
    public static VirtualRange FromBounds(VirtualAddress start, VirtualAddress end)
    {
        if (end < start) throw new ArgumentException($"range ends at {end}, below its start {start}", nameof(end));
        return new VirtualRange(start, end - start);
    }

    public VirtualAddress End => Start + Length;

    public bool IsEmpty => Length == 0;

    /// <summary>Number of pages touched by the range.</summary>
    public ulong PageCount => IsEmpty ? 0 : ((Start.PageOffset + Length - 1) >> PageSize.Shift) + 1;

    public bool Contains(VirtualAddress address) => address - Start < Length;

    public bool Contains(VirtualRange other) => other.IsEmpty || (Contains(other.Start) && other.Length <= Length - (other.Start - Start));

    public bool Overlaps(VirtualRange other) => !IsEmpty && !other.IsEmpty && (Contains(other.Start) || other.Contains(Start));

    /// <summary>The common part; empty (at the later start) where there is none.</summary>
    public VirtualRange Intersect(VirtualRange other)
    {
        var start = Start > other.Start ? Start : other.Start;
        var end = End < other.End ? End : other.End;
        return new VirtualRange(start, end > start ? end - start : 0);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start.Value:x}-{End.Value:x}");
}
