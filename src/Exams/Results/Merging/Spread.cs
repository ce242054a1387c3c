using System.Collections.Immutable;

namespace MemDsl.Exams.Results.Merging;

/// <summary>How points are spread. Mean and median are rounded half to even to four decimals.</summary>
public sealed record Spread(decimal Mean, decimal Median, decimal Lowest, decimal Highest)
{
    /// <summary>Null for no points at all.</summary>
    public static Spread? Of(ImmutableArray<decimal> points)
    {
        if (points.IsEmpty) return null;
        var sorted = points.Sort();
        var middle = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new Spread(Rounded(points.Sum() / points.Length), Rounded(middle), sorted[0], sorted[^1]);
    }

    /// <summary>To four decimals, half to even.</summary>
    internal static decimal Rounded(decimal value) => Results.Points.Normal(decimal.Round(value, 4, MidpointRounding.ToEven));
}
