using MemDsl.Replay.Operations;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Tests;

public class ExpressionTests
{
    private static readonly Dictionary<string, ulong> Variables = new() { ["arena"] = 0x10000000, ["i"] = 3 };

    [Theory]
    [InlineData("0x10", 16)]
    [InlineData("12", 12)]
    [InlineData("$arena+$i*0x1000", 0x10003000)]
    [InlineData("$arena+0x2000-1", 0x10001fff)]
    [InlineData("2*3+4*5", 26)]
    [InlineData("PRIVATE|ANON|FIXED", 0x32)]
    public void Products_bind_closer_than_the_rest(string text, ulong value) => Assert.Equal(value, Expression.Evaluate(text, Variables));

    [Fact]
    public void A_minus_wraps() => Assert.Equal(ulong.MaxValue, Expression.Evaluate("-1", Variables));

    [Theory]
    [InlineData("$nothing")]
    [InlineData("NOTHING")]
    [InlineData("1 2")]
    [InlineData("")]
    public void What_is_not_known_is_said(string text) => Assert.Throws<RecordingProblemException>(() => Expression.Evaluate(text, Variables));
}
