using MemDsl.Exams.Model;
using MemDsl.Exams.Running;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Tests.Variants;

/// <summary>All variants of an exercise, and who gets which.</summary>
public sealed class VariantSpaceTests
{
    [Fact]
    public void The_last_variable_runs_fastest_and_conditions_take_values_away() => Assert.Equal(
        ["pages = 4, stride = 3", "pages = 8, stride = 3", "pages = 9, stride = 2", "pages = 9, stride = 4"],
        Of("vary pages in [4, 8, 9]\nvary stride in 2..5 where pages % stride != 0").Variants.Select(variant => variant.ToString()));

    [Fact]
    public void Where_nothing_varies_there_is_one_variant()
    {
        var variant = Assert.Single(Of("").Variants);

        Assert.Equal(("", 0), (variant.ToString(), variant.Index));
    }

    [Fact]
    public void Students_get_these_variants_for_ever()
    {
        var space = Of("seed \"2026\"\nvary pages in [4, 8, 16]\nvary stride in 2..5\nvary text in [\"a\", \"b\"]");

        Assert.Equal(18, space.Variants.Count);
        Assert.Equal("5 13 2 0 13 13 11 12 13 4 6 16", string.Join(' ', Enumerable.Range(1000001, 12).Select(id => space.Draw($"s{id}").Index)));
        Assert.Equal(space.Draw("s1000001"), space.Draw("s1000001"));
    }

    [Fact]
    public void Another_seed_is_another_draw()
    {
        var first = Of("vary n in 0..1000").Draw("s1").Index;
        var second = Of("seed \"b\"\nvary n in 0..1000").Draw("s1").Index;

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_sample_is_spread_over_all_variants()
    {
        var space = Of("vary n in 0..1000");

        Assert.Equal([0, 250, 500, 750], space.Sample(4).Select(variant => variant.Index));
        Assert.Equal(1000, space.Sample(5000).Length);
    }

    [Theory]
    [InlineData("vary n in 0..4 where n > 9", "MEM5402", "leave no variant")]
    [InlineData("vary n in 0..400\nvary m in 0..400", "MEM5403", "more than 100,000")]
    [InlineData("vary n in 0..1000000000 where n < 3", "MEM5403", "values to try")]
    [InlineData("vary n in 0..4 where 8 % n == 0", "MEM5404", "'8 % n'")]
    public void What_cannot_be_counted_is_said(string lines, string id, string words)
    {
        var problem = Of(lines).Problem!;

        Assert.Equal(id, problem.Id);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    private static VariantSpace Of(string lines)
    {
        var exam = Exam.Create($"exercise \"e\" {{\n{lines}\nquestion q \"How many?\" {{ points 1; key 1 }}\n}}");
        Assert.Equal([], exam.Diagnostics.Select(diagnostic => diagnostic.Rendered));
        return VariantSpace.Of(new ExerciseStart(exam.Exercises[0]));
    }
}
