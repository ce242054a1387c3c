using MemDsl.Exams.Results;

namespace MemDsl.Exams.Tests.Results;

/// <summary>What a student may see of a check.</summary>
public sealed class RevelationTests
{
    private static readonly GradedCheck Failed = new()
    {
        Name = "the second half is gone",
        Passed = false,
        Points = 0,
        MaxPoints = 3,
        Revelation = Revelation.Everything,
        Note = "munmap takes a range",
        Error = "there is still an area",
        Expected = "null",
        Found = "7ffff7fef000-7ffff7ff7000 rw-p",
        Difference = "- a\n+ b",
        Explanation = "munmap",
    };

    [Theory]
    [InlineData(Revelation.Everything, "note error expected")]
    [InlineData(Revelation.Note, "note error")]
    [InlineData(Revelation.Error, "error")]
    [InlineData(Revelation.Points, "")]
    public void A_level_tells_so_much(Revelation revelation, string told) =>
        Assert.Equal(told, Told((Failed with { Revelation = revelation }).Revealed(1)));

    [Fact]
    public void A_hidden_check_shows_neither_its_name_nor_what_it_looked_at()
    {
        var seen = (Failed with { IsHidden = true }).Revealed(2);

        Assert.Equal("hidden check 2", seen.Name);
        Assert.Equal("note", Told(seen));
        Assert.Equal((3m, 0m, false), (seen.MaxPoints, seen.Points, seen.Passed));
    }

    private static string Told(GradedCheck check)
    {
        var parts = new List<string>();
        if (check.Note.Length > 0) parts.Add("note");
        if (check.Error.Length > 0) parts.Add("error");
        if (check.Expected.Length + check.Found.Length + check.Difference.Length + check.Explanation.Length > 0) parts.Add("expected");
        return string.Join(' ', parts);
    }
}
