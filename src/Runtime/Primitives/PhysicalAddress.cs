using System.Globalization;

namespace MemDsl.Runtime.Primitives;

/// <summary>An address on the memory bus, in bytes.</summary>
public readonly record struct PhysicalAddress(ulong Value) : IComparable<PhysicalAddress>
{
    public static PhysicalAddress Zero => default;

    /// <summary>The frame that holds the address. Physical memory ends below 16 TiB, so that a frame number has 32 bits.</summary>
    public PageFrameNumber Frame => new((uint)(Value >> PageSize.Shift));

    public ulong PageOffset => Value & PageSize.OffsetMask;

    public int CompareTo(PhysicalAddress other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");

    public static PhysicalAddress Add(PhysicalAddress left, ulong right) => left + right;

    public static PhysicalAddress Subtract(PhysicalAddress left, ulong right) => left - right;

    public static PhysicalAddress operator +(PhysicalAddress left, ulong right) => new(unchecked(left.Value + right));

    public static PhysicalAddress operator -(PhysicalAddress left, ulong right) => new(unchecked(left.Value - right));

    public static ulong operator -(PhysicalAddress left, PhysicalAddress right) => unchecked(left.Value - right.Value);

    public static bool operator <(PhysicalAddress left, PhysicalAddress right) => left.Value < right.Value;

    public static bool operator >(PhysicalAddress left, PhysicalAddress right) => left.Value > right.Value;

    public static bool operator <=(PhysicalAddress left, PhysicalAddress right) => left.Value <= right.Value;

    public static bool operator >=(PhysicalAddress left, PhysicalAddress right) => left.Value >= right.Value;
}
