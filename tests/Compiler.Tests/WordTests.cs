using FsCheck;
using FsCheck.Fluent;

namespace MemDsl.Compiler.Tests;

/// <summary>A word counts as .NET's 128-bit integer does.</summary>
public sealed class WordTests
{
    private static readonly Int128[] Interesting =
    [
        0, 1, -1, 2, 63, 64, 4096, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, (Int128)long.MaxValue + 1, ulong.MaxValue,
        (Int128)ulong.MaxValue + 1, -(Int128)ulong.MaxValue, (Int128)long.MinValue - 1, Int128.MaxValue, Int128.MinValue + 1,
    ];

    private static readonly Arbitrary<Int128> Any = Gen.OneOf(
        Gen.Elements(Interesting),
        from high in ArbMap.Default.GeneratorFor<long>() from low in ArbMap.Default.GeneratorFor<long>() select new Int128((ulong)high, (ulong)low),
        from value in ArbMap.Default.GeneratorFor<long>() select (Int128)value).ToArbitrary();

    [Fact]
    public void Operators_agree_with_a_128_bit_integer() => Prop.ForAll(Any, Any, (left, right) =>
    {
        Word a = left, b = right;
        Assert.Equal(left, (Int128)a);
        Assert.Equal(unchecked(left + right), (Int128)(a + b));
        Assert.Equal(unchecked(left - right), (Int128)(a - b));
        Assert.Equal(unchecked(left * right), (Int128)(a * b));
        Assert.Equal(unchecked(-left), (Int128)(-a));
        Assert.Equal((left & right, left | right, left ^ right, ~left), ((Int128)(a & b), (Int128)(a | b), (Int128)(a ^ b), (Int128)~a));
        Assert.Equal((left < right, left <= right, left == right), (a < b, a <= b, a == b));
        Assert.Equal(left.CompareTo(right), a.CompareTo(b));
        Assert.Equal(left.ToString(), a.ToString());
        Assert.Equal((ulong)(left & ulong.MaxValue), (ulong)a);
        if (right != 0)
            Assert.Equal((left / right, left % right), ((Int128)(a / b), (Int128)(a % b)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shifts_agree_with_a_128_bit_integer() => Prop.ForAll(Any, Gen.Choose(0, 127).ToArbitrary(), (value, count) =>
    {
        Assert.Equal((value << count, value >> count), ((Int128)((Word)value << count), (Int128)((Word)value >> count)));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(ulong.MaxValue, ulong.MaxValue, false)]
    [InlineData(1UL << 63, ulong.MaxValue, true)]
    [InlineData(4096, 16, true)]
    public void A_product_is_exact_or_null(ulong left, ulong right, bool fits)
    {
        Assert.Equal(fits, Word.Product(left, right) is not null);
        if (fits)
            Assert.Equal(-((Int128)left * right), (Int128)Word.Product(-(Word)left, right)!.Value);
    }

    [Fact]
    public void Hexadecimal_digits_are_those_of_a_64_bit_number() => Assert.Equal("ffffffffffffffff", ((Word)ulong.MaxValue).ToString("x"));
}
