using System.Globalization;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <summary>Frames <c>[Start, End)</c>.</summary>
public readonly record struct FrameRange(uint Start, uint End)
{
    public uint Count => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(PageFrameNumber pfn) => pfn.Value >= Start && pfn.Value < End;

    public FrameRange Intersect(FrameRange other)
    {
        var start = Math.Max(Start, other.Start);
        return new FrameRange(start, Math.Max(start, Math.Min(End, other.End)));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}..{End}");
}
