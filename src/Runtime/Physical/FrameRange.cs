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

    /// <summary>Sorts a few ranges by their start; equals keep their order.</summary>
    /// <remarks>Part of each cold start, where the library's generic sort would have to be compiled first.</remarks>
    internal static void SortByStart(Span<FrameRange> ranges)
    {
        for (var i = 1; i < ranges.Length; i++)
        {
            var range = ranges[i];
            var at = i;
            for (; at > 0 && ranges[at - 1].Start > range.Start; at--) ranges[at] = ranges[at - 1];
            ranges[at] = range;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}..{End}");
}
