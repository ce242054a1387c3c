using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Tests.Variants;

/// <summary>Draws are for ever: an exam that was released today is graded next year.</summary>
public sealed class DrawSourceTests
{
    [Fact]
    public void The_numbers_of_a_text_are_these_for_ever()
    {
        var source = new DrawSource("Demand paging", "2026", "s1000001");

        Assert.Equal("547 762 44 644 383 48 257 980", string.Join(' ', Enumerable.Range(0, 8).Select(_ => source.Below(1000))));
        Assert.Equal("7 0 6 1 5 2 4 3", string.Join(' ', new DrawSource("order", "s1000001").Order(8)));
    }

    [Fact]
    public void The_same_parts_give_the_same_numbers_and_parts_that_only_look_alike_do_not()
    {
        Assert.Equal(Numbers("a", "b"), Numbers("a", "b"));
        Assert.NotEqual(Numbers("ab", ""), Numbers("a", "b"));
        Assert.NotEqual(Numbers("1:a,", "b"), Numbers("1:a", ",b"));
    }

    [Fact]
    public void Every_number_is_drawn_about_as_often_as_any_other()
    {
        var counts = new int[7];
        for (var student = 0; student < 7000; student++) counts[(int)new DrawSource("fair", $"s{student}").Below(7)]++;

        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void A_count_that_does_not_divide_the_words_stays_below_it()
    {
        const ulong Count = ulong.MaxValue / 2 + 2;
        var source = new DrawSource("large");

        Assert.All(Enumerable.Range(0, 100), _ => Assert.InRange(source.Below(Count), 0ul, Count - 1));
    }

    [Fact]
    public void An_order_has_each_number_once()
    {
        Assert.All(Enumerable.Range(0, 50), student =>
            Assert.Equal(Enumerable.Range(0, 9), new DrawSource($"{student}").Order(9).Order()));
    }

    private static string Numbers(params string[] parts)
    {
        var source = new DrawSource(parts);
        return string.Join(' ', Enumerable.Range(0, 4).Select(_ => source.Below(1 << 20)));
    }
}
