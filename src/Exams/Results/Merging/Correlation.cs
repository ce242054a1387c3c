namespace MemDsl.Exams.Results.Merging;

/// <summary>Pearson's correlation. Sums and products are exact; only the root and the quotient are not, and these every processor rounds alike.</summary>
internal static class Correlation
{
    /// <summary>Three decimals; null where one side does not vary.</summary>
    public static decimal? Of(IReadOnlyList<(decimal X, decimal Y)> pairs)
    {
        decimal n = pairs.Count, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        foreach (var (left, right) in pairs)
        {
            x += left;
            y += right;
            xx += left * left;
            yy += right * right;
            xy += left * right;
        }

        var (varianceX, varianceY) = (n * xx - x * x, n * yy - y * y);
        if (varianceX <= 0 || varianceY <= 0) return null;
        var correlation = (double)(n * xy - x * y) / (Math.Sqrt((double)varianceX) * Math.Sqrt((double)varianceY));
        return Points.Normal(decimal.Round((decimal)Math.Clamp(correlation, -1, 1), 3, MidpointRounding.ToEven));
    }
}
