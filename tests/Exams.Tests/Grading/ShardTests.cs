using MemDsl.Exams.Grading;

namespace MemDsl.Exams.Tests.Grading;

/// <summary>Parts of a class.</summary>
public sealed class ShardTests
{
    [Theory]
    [InlineData("1/1", 1, 1)]
    [InlineData("2/4", 2, 4)]
    public void A_part_is_written_as_a_fraction(string text, int number, int count) =>
        Assert.Equal(new Shard(number, count), Shard.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("-1/4")]
    [InlineData("1/2/3")]
    [InlineData("one/two")]
    public void Anything_else_is_none(string text) => Assert.Null(Shard.Parse(text));

    [Fact]
    public void Every_student_is_in_one_part()
    {
        var students = Enumerable.Range(0, 300).Select(number => $"s{number}").ToList();
        var parts = Enumerable.Range(1, 3).Select(number => students.Count(new Shard(number, 3).Has)).ToList();

        Assert.Equal(300, parts.Sum());
        Assert.All(parts, count => Assert.InRange(count, 70, 130));
        Assert.All(students, student => Assert.Equal(1, Enumerable.Range(1, 3).Count(number => new Shard(number, 3).Has(student))));
    }
}
