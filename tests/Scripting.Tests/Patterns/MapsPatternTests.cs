using MemDsl.Scripting.Patterns;

namespace MemDsl.Scripting.Tests.Patterns;

public sealed class MapsPatternTests
{
    private static readonly MapsLine[] Three =
    [
        new(0x1000, 0x2000, "r--p", 0, "app"), new(0x2000, 0x4000, "rw-p", 0x1000, "app"), new(0x8000, 0x9000, "rw-p", 0, ""),
    ];

    private static AreaLine Exactly(MapsLine line) => new(line.Start, line.End, line.Permissions, line.Offset, line.Name);

    [Fact]
    public void Each_field_counts()
    {
        var line = Exactly(Three[1]);

        Assert.True(line.Matches(Three[1]));
        Assert.False((line with { Start = 0x3000 }).Matches(Three[1]));
        Assert.False((line with { End = 0x3000 }).Matches(Three[1]));
        Assert.False((line with { Permissions = "rw-s" }).Matches(Three[1]));
        Assert.False((line with { Offset = 0 }).Matches(Three[1]));
        Assert.False((line with { Name = "" }).Matches(Three[1]));
        Assert.True(new AreaLine(null, null, null, null, null).Matches(Three[1]));
    }

    [Theory]
    [InlineData("012", true)]
    [InlineData("01", false)]
    [InlineData(".", true)]
    [InlineData(".2", true)]
    [InlineData("0.", true)]
    [InlineData("0.2", true)]
    [InlineData(".0.1.2.", true)]
    [InlineData("1.", false)]
    [InlineData(".1", false)]
    [InlineData("02", false)]
    [InlineData("..", true)]
    public void Three_dots_are_any_run_of_lines(string pattern, bool matches)
    {
        var lines = new MapsPattern([.. pattern.Select(one => one == '.' ? (MapsPatternLine)new AnyLines() : Exactly(Three[one - '0']))]);

        Assert.Equal(matches, lines.Matches(Three));
    }

    [Fact]
    public void A_difference_pairs_the_nearest_lines()
    {
        var pattern = new MapsPattern([Exactly(Three[0]), Exactly(Three[2] with { End = 0xa000 })]);

        Assert.Equal(
            ["  00001000-00002000 r--p 00000000 app", "+ 00002000-00004000 rw-p 00001000 app", "- 00008000-0000a000 rw-p 00000000", "+ 00008000-00009000 rw-p 00000000"],
            MapsDifference.Of(pattern, Three));
    }
}
