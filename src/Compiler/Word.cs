using System.Globalization;
using System.Runtime.CompilerServices;

namespace MemDsl.Compiler;

/// <summary>
/// What the word half of a slot holds: bool, int and every unit. 128 bits in two's complement, so that every int of the language
/// (−2^63 to 2^64−1) and every sum and difference of two of them is exact.
/// </summary>
/// <remarks>
/// Not <see cref="Int128"/>: how that type is passed between methods is not settled for code that is compiled ahead of time, so each method
/// that names it, and each that calls one, would be compiled anew at every start. Only what needs more than 64 bits of a quotient goes there.
/// </remarks>
public readonly struct Word : IEquatable<Word>, IComparable<Word>, IFormattable
{
    private readonly ulong _low;
    private readonly long _high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Word(long high, ulong low)
    {
        _low = low;
        _high = high;
    }

    public static Word Zero => default;

    public static Word One => new(0, 1);

    public static Word MinValue => new(long.MinValue, 0);

    public static Word MaxValue => new(long.MaxValue, ulong.MaxValue);

    private bool FitsLong => _high == (long)_low >> 63;

    public static implicit operator Word(byte value) => new(0, value);

    public static implicit operator Word(int value) => new(value >> 31, (ulong)(long)value);

    public static implicit operator Word(uint value) => new(0, value);

    public static implicit operator Word(long value) => new(value >> 63, (ulong)value);

    public static implicit operator Word(ulong value) => new(0, value);

    public static implicit operator Word(Int128 value) => new((long)(value >> 64), (ulong)(value & ulong.MaxValue));

    public static explicit operator Word(UInt128 value) => new((long)(ulong)(value >> 64), (ulong)(value & ulong.MaxValue));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static explicit operator Word(decimal value) => (Word)(Int128)value;

    public static implicit operator Int128(Word value) => new((ulong)value._high, value._low);

    public static explicit operator UInt128(Word value) => new((ulong)value._high, value._low);

    // The low bits, as casts between C#'s own integers give them.
    public static explicit operator ulong(Word value) => value._low;

    public static explicit operator long(Word value) => (long)value._low;

    public static explicit operator uint(Word value) => (uint)value._low;

    public static explicit operator int(Word value) => (int)value._low;

    public static explicit operator ushort(Word value) => (ushort)value._low;

    public static explicit operator byte(Word value) => (byte)value._low;

    public static explicit operator char(Word value) => (char)value._low;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static explicit operator decimal(Word value) => value.FitsLong ? (long)value : value._high == 0 ? value._low : (decimal)(Int128)value;

    public static explicit operator double(Word value) => value.FitsLong ? (long)value : (double)(decimal)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator +(Word left, Word right)
    {
        var low = unchecked(left._low + right._low);
        return new(unchecked(left._high + right._high + (low < left._low ? 1 : 0)), low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Word operator -(Word left, Word right)
    {
        var low = unchecked(left._low - right._low);
        return new(unchecked(left._high - right._high - (left._low < right._low ? 1 : 0)), low);
    }

    public static Word operator -(Word value) => Zero - value;

    public static Word operator ++(Word value) => value + One;

    /// <summary>The low 128 bits of the product.</summary>
    public static Word operator *(Word left, Word right)
    {
        var high = Math.BigMul(left._low, right._low, out var low);
        return new(unchecked((long)(high + ((ulong)left._high * right._low) + (left._low * (ulong)right._high))), low);
    }

    /// <summary>The exact product of two ints of the language; null when it needs more than 127 bits and a sign.</summary>
    public static Word? Product(Word left, Word right)
    {
        if (!Magnitude(left, out var first) || !Magnitude(right, out var second))
            throw new ArgumentOutOfRangeException(nameof(left), "a factor is no int of the language");
        var high = Math.BigMul(first, second, out var low);
        if (high > long.MaxValue)
            return null;
        var size = new Word((long)high, low);
        return IsNegative(left) != IsNegative(right) ? -size : size;
    }

    /// <summary>Rounds towards zero.</summary>
    public static Word operator /(Word left, Word right)
    {
        if (Magnitude(left, out var dividend) && Magnitude(right, out var divisor))
            return Signed(dividend / divisor, IsNegative(left) != IsNegative(right));
        return DivideWide(left, right);
    }

    /// <summary>Has the sign of the dividend.</summary>
    public static Word operator %(Word left, Word right)
    {
        if (Magnitude(left, out var dividend) && Magnitude(right, out var divisor))
            return Signed(dividend % divisor, IsNegative(left));
        return left - (DivideWide(left, right) * right);
    }

    public static Word operator ~(Word value) => new(~value._high, ~value._low);

    public static Word operator &(Word left, Word right) => new(left._high & right._high, left._low & right._low);

    public static Word operator |(Word left, Word right) => new(left._high | right._high, left._low | right._low);

    public static Word operator ^(Word left, Word right) => new(left._high ^ right._high, left._low ^ right._low);

    public static Word operator <<(Word value, int count) => (count & 127) switch
    {
        0 => value,
        < 64 and var few => new((value._high << few) | (long)(value._low >> (64 - few)), value._low << few),
        var many => new((long)(value._low << (many - 64)), 0),
    };

    /// <summary>Keeps the sign.</summary>
    public static Word operator >>(Word value, int count) => (count & 127) switch
    {
        0 => value,
        < 64 and var few => new(value._high >> few, (value._low >> few) | ((ulong)value._high << (64 - few))),
        var many => new(value._high >> 63, (ulong)(value._high >> (many - 64))),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator ==(Word left, Word right) => left._low == right._low && left._high == right._high;

    public static bool operator !=(Word left, Word right) => !(left == right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <(Word left, Word right) => left._high < right._high || (left._high == right._high && left._low < right._low);

    public static bool operator >(Word left, Word right) => right < left;

    public static bool operator <=(Word left, Word right) => !(right < left);

    public static bool operator >=(Word left, Word right) => !(left < right);

    public static bool IsNegative(Word value) => value._high < 0;

    public static Word Abs(Word value) => IsNegative(value) ? -value : value;

    public static Word Min(Word left, Word right) => right < left ? right : left;

    public static Word Max(Word left, Word right) => left < right ? right : left;

    public int CompareTo(Word other) => this < other ? -1 : other < this ? 1 : 0;

    public bool Equals(Word other) => this == other;

    public override bool Equals(object? obj) => obj is Word other && this == other;

    public override int GetHashCode() => HashCode.Combine(_low, _high);

    public override string ToString() => ToString(null, null);

    public string ToString(IFormatProvider? formatProvider) => ToString(null, formatProvider);

    public string ToString(string? format) => ToString(format, null);

    /// <summary>Formats as the integers of .NET do; hexadecimal digits of a negative word are those of its 128 bits.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (FitsLong && (_high == 0 || format is null))
            return ((long)_low).ToString(format, CultureInfo.InvariantCulture);
        return _high == 0 ? _low.ToString(format, CultureInfo.InvariantCulture) : Wide(format);
    }

    /// <summary>Whether the size without the sign fits 64 bits, as that of every int of the language does.</summary>
    private static bool Magnitude(Word value, out ulong size)
    {
        var positive = Abs(value);
        size = positive._low;
        return positive._high == 0;
    }

    private static Word Signed(ulong size, bool isNegative) => isNegative ? -(Word)size : size;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Word DivideWide(Word left, Word right) => (Int128)left / (Int128)right;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private string Wide(string? format) => ((Int128)this).ToString(format, CultureInfo.InvariantCulture);
}
