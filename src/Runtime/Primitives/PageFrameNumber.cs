using System.Globalization;

namespace MemDsl.Runtime.Primitives;

/// <summary>
/// A page frame number (pfn): physical address / 4 KiB. Frame 0 is never given out (<c>mm/mm_init.c</c>: zone DMA starts at 1),
/// so the default value stands for "no frame".
/// </summary>
public readonly record struct PageFrameNumber(uint Value) : IComparable<PageFrameNumber>
{
    public static PageFrameNumber None => default;

    public bool IsNone => Value == 0;

    /// <summary>Physical address of the frame's first byte.</summary>
    public PhysicalAddress Address => new((ulong)Value << PageSize.Shift);

    public int CompareTo(PageFrameNumber other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static PageFrameNumber Add(PageFrameNumber left, uint right) => left + right;

    public static PageFrameNumber operator +(PageFrameNumber left, uint right) => new(unchecked(left.Value + right));

    public static bool operator <(PageFrameNumber left, PageFrameNumber right) => left.Value < right.Value;

    public static bool operator >(PageFrameNumber left, PageFrameNumber right) => left.Value > right.Value;

    public static bool operator <=(PageFrameNumber left, PageFrameNumber right) => left.Value <= right.Value;

    public static bool operator >=(PageFrameNumber left, PageFrameNumber right) => left.Value >= right.Value;
}
