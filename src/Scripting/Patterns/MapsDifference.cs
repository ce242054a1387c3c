using System.Collections.Immutable;

namespace MemDsl.Scripting.Patterns;

/// <summary>
/// Pairs the lines of a pattern with the lines that are there, so that the difference reads like a patch: equal lines with two spaces,
/// <c>-</c> what was expected, <c>+</c> what is there. Lines of a pair that differ stand together.
/// </summary>
public static class MapsDifference
{
    private const int Missing = 16;
    private const int Surplus = 4;

    /// <summary>Pairs of lines that are compared to align them; beyond that the difference is not shown.</summary>
    private const long MostPairs = 4_000_000;

    private enum Step : byte
    {
        None,
        Pair,
        Expected,
        Actual,
        Absorb,
        SkipDots,
    }

    public static ImmutableArray<string> Of(MapsPattern pattern, IReadOnlyList<MapsLine> actual)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(actual);
        if ((pattern.Lines.Length + 1L) * (actual.Count + 1L) > MostPairs) return [$"  {pattern.Lines.Length} lines were expected, {actual.Count} are there: too many to show which differ"];
        return Print(pattern, actual, Align(pattern, actual));
    }

    /// <summary>The cheapest alignment: an edit distance in which a pair costs the less the more its two lines have in common.</summary>
    private static Step[,] Align(MapsPattern pattern, IReadOnlyList<MapsLine> actual)
    {
        var rows = pattern.Lines.Length;
        var columns = actual.Count;
        var cost = new int[rows + 1, columns + 1];
        var steps = new Step[rows + 1, columns + 1];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= columns; j++)
            {
                if (i == 0 && j == 0) continue;
                var best = int.MaxValue;
                var step = Step.None;
                var dots = i > 0 && pattern.Lines[i - 1] is AnyLines;
                if (dots)
                {
                    Offer(cost[i - 1, j], Step.SkipDots);
                    if (j > 0) Offer(cost[i, j - 1], Step.Absorb);
                }
                else
                {
                    if (i > 0 && j > 0) Offer(cost[i - 1, j - 1] + PairCost((AreaLine)pattern.Lines[i - 1], actual[j - 1]), Step.Pair);
                    if (i > 0) Offer(cost[i - 1, j] + Missing, Step.Expected);
                    if (j > 0) Offer(cost[i, j - 1] + Surplus, Step.Actual);
                }

                cost[i, j] = best;
                steps[i, j] = step;

                void Offer(int price, Step by)
                {
                    if (price >= best) return;
                    best = price;
                    step = by;
                }
            }
        }

        return steps;
    }

    /// <summary>0 for a match; less than a missing and a surplus line together when the two are about the same place.</summary>
    private static int PairCost(AreaLine expected, MapsLine actual)
    {
        if (expected.Matches(actual)) return 0;
        var price = 4;
        if (expected.Start is { } start && start != actual.Start) price += 4;
        if (expected.End is { } end && end != actual.End) price += 4;
        if (expected.Name is { } name && name != actual.Name) price += 3;
        if (expected.Permissions is { } permissions && permissions != actual.Permissions) price += 2;
        var overlaps = (expected.Start is null || expected.Start < actual.End) && (expected.End is null || expected.End > actual.Start);
        return overlaps ? price : price + 8;
    }

    private static ImmutableArray<string> Print(MapsPattern pattern, IReadOnlyList<MapsLine> actual, Step[,] steps)
    {
        var reversed = new List<string>();
        var (i, j) = (pattern.Lines.Length, actual.Count);
        while (i > 0 || j > 0)
        {
            switch (steps[i, j])
            {
                case Step.Pair:
                    var expected = (AreaLine)pattern.Lines[--i];
                    var found = actual[--j];
                    if (expected.Matches(found))
                    {
                        reversed.Add("  " + found);
                    }
                    else
                    {
                        reversed.Add("+ " + found);
                        reversed.Add("- " + expected);
                    }

                    break;
                case Step.Expected:
                    reversed.Add("- " + pattern.Lines[--i]);
                    break;
                case Step.Actual:
                    reversed.Add("+ " + actual[--j]);
                    break;
                case Step.Absorb:
                    j--;
                    break;
                default:
                    i--;
                    reversed.Add("  ...");
                    break;
            }
        }

        reversed.Reverse();
        return [.. reversed];
    }
}
