using System.Globalization;

namespace MemDsl.Exams.Results;

/// <summary>Points as they are written: exact, and the same text for the same number.</summary>
public static class Points
{
    /// <summary>The number without trailing zeros: <c>1.50</c> is <c>1.5</c>.</summary>
    public static decimal Normal(decimal points) => points / 1.0000000000000000000000000000m;

    public static string Text(decimal points) => Normal(points).ToString(CultureInfo.InvariantCulture);

    /// <summary><c>3 of 4 points</c>.</summary>
    public static string Text(decimal points, decimal maximum) => $"{Text(points)} of {Text(maximum)} {(maximum == 1 ? "point" : "points")}";

    /// <summary>The share that was earned, 0 to 1, cut to ten decimals, so that it is 1 for all points alone; 0 where there are none to earn.</summary>
    public static decimal Share(decimal points, decimal maximum) =>
        maximum == 0 ? 0 : Normal(decimal.Round(Math.Clamp(points / maximum, 0, 1), 10, MidpointRounding.ToZero));
}
