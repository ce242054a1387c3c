using System.Globalization;

namespace MemDsl.Runtime.Primitives;

/// <summary>A linear address, as a program or the kernel uses it. Bytes; arithmetic wraps as the processor's does.</summary>
public readonly record struct VirtualAddress(ulong Value) : IComparable<VirtualAddress>
{
    public static VirtualAddress Zero => default;

    /// <summary>The number of the page that holds the address (VPN).</summary>
    public ulong PageNumber => Value >> PageSize.Shift;

    public ulong PageOffset => Value & PageSize.OffsetMask;

    public bool IsPageAligned => PageSize.IsAligned(Value);

    public VirtualAddress RoundDown() => new(PageSize.RoundDown(Value));

    public VirtualAddress RoundUp() => new(PageSize.RoundUp(Value));

    public int CompareTo(VirtualAddress other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"0x{Value:x}");

    public static VirtualAddress Add(VirtualAddress left, ulong right) => left + right;

    public static VirtualAddress Subtract(VirtualAddress left, ulong right) => left - right;

    public static VirtualAddress operator +(VirtualAddress left, ulong right) => new(unchecked(left.Value + right));

    public static VirtualAddress operator -(VirtualAddress left, ulong right) => new(unchecked(left.Value - right));

    public static ulong operator -(VirtualAddress left, VirtualAddress right) => unchecked(left.Value - right.Value);

    public static bool operator <(VirtualAddress left, VirtualAddress right) => left.Value < right.Value;

    public static bool operator >(VirtualAddress left, VirtualAddress right) => left.Value > right.Value;

    public static bool operator <=(VirtualAddress left, VirtualAddress right) => left.Value <= right.Value;

    public static bool operator >=(VirtualAddress left, VirtualAddress right) => left.Value >= right.Value;
}
