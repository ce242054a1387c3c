using System.Collections.Immutable;
using MemDsl.Exams.Judging;
using MemDsl.Scripting.Patterns;

namespace MemDsl.Exams.Tests.Judging;

/// <summary>Filled-in maps, line by line.</summary>
public sealed class MapsJudgeTests
{
    private static readonly MapsLine[] Key =
    [
        new(0x1000, 0x3000, "r--p", 0, "app"),
        new(0x3000, 0x4000, "rw-p", 0x2000, "app"),
        new(0x8000, 0x9000, "rw-p", 0, ""),
    ];

    [Fact]
    public void Every_line_right_is_right() => Assert.True(Judge(Key).IsRight);

    [Fact]
    public void A_wrong_line_costs_its_share_rounded_down()
    {
        var judged = Judge(Key[0], Key[1] with { Permissions = "r--p" }, Key[2]);

        Assert.Equal((2, 3, 2.66m), (judged.Right, judged.Parts, judged.Of(4)));
        Assert.Equal("2 of 3 lines are right", judged.Error);
        Assert.Equal("  00001000-00003000 r--p 00000000 app\n- 00003000-00004000 rw-p 00002000 app\n+ 00003000-00004000 r--p 00002000 app\n  00008000-00009000 rw-p 00000000", judged.Difference);
    }

    [Fact]
    public void A_line_that_was_forgotten_costs_itself_and_not_those_behind_it() =>
        Assert.Equal((2, 3), Counts(Judge(Key[0], Key[2])));

    [Fact]
    public void Lines_that_are_not_there_cost_too() =>
        Assert.Equal((3, 5), Counts(Judge(Key[0], Key[1], Key[2], new(0xa000, 0xb000, "rw-p", 0, ""), new(0xc000, 0xd000, "rw-p", 0, ""))));

    [Fact]
    public void Fields_that_are_not_blank_do_not_count()
    {
        MapsLine[] answer = [Key[0] with { Name = "other", Offset = 0x5000 }, Key[1], Key[2]];

        Assert.True(Judge(answer, MapsField.Start, MapsField.End, MapsField.Permissions).IsRight);
        Assert.Equal((2, 3), Counts(Judge(answer, MapsField.Start, MapsField.Name)));
    }

    [Fact]
    public void What_was_not_worked_out_is_no_answer()
    {
        Assert.Contains("'...'", MapsJudge.Malformed(new MapsPattern([new AnyLines()])), StringComparison.Ordinal);
        Assert.Contains("'*'", MapsJudge.Malformed(new MapsPattern([new AreaLine(1, null, "rw-p", 0, "")])), StringComparison.Ordinal);
        Assert.Contains("'*'", MapsJudge.Malformed(new MapsPattern([new AreaLine(1, 2, "rw*p", 0, "")])), StringComparison.Ordinal);
        Assert.Null(MapsJudge.Malformed(Pattern(Key)));
    }

    [Fact]
    public void No_lines_are_right_where_there_are_none()
    {
        Assert.True(MapsJudge.Judge([], new MapsPattern([]), MapsFields.All).IsRight);
        Assert.Equal((0, 3), Counts(MapsJudge.Judge(Key, new MapsPattern([]), MapsFields.All)));
    }

    private static (int Right, int Parts) Counts(Judgement judged) => (judged.Right, judged.Parts);

    private static Judgement Judge(params MapsLine[] answer) => MapsJudge.Judge(Key, Pattern(answer), MapsFields.All);

    private static Judgement Judge(MapsLine[] answer, params ImmutableArray<MapsField> blanks) => MapsJudge.Judge(Key, Pattern(answer), blanks);

    private static MapsPattern Pattern(MapsLine[] lines) =>
        new([.. lines.Select(line => new AreaLine(line.Start, line.End, line.Permissions, line.Offset, line.Name))]);
}
