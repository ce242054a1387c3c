namespace MemDsl.Exams.Results.Merging;

/// <summary>What a class made of a check.</summary>
/// <param name="Name">The check, whether hidden or not: statistics are for teachers.</param>
/// <param name="IsHidden">Whether students may not know it.</param>
/// <param name="MaxPoints">What it is worth.</param>
/// <param name="Count">Graded files.</param>
/// <param name="PassedShare">Share of them that passed, 0 to 1.</param>
/// <param name="Mean">Mean of the points.</param>
public sealed record CheckStatistics(string Name, bool IsHidden, decimal MaxPoints, int Count, decimal PassedShare, decimal Mean)
{
    internal static CheckStatistics Of(IReadOnlyList<GradedItem> items, string name)
    {
        var checks = items.SelectMany(item => item.Checks.Where(check => check.Name == name).Take(1)).ToList();
        return new CheckStatistics(
            name,
            checks[0].IsHidden,
            checks.Max(check => check.MaxPoints),
            checks.Count,
            Spread.Rounded((decimal)checks.Count(check => check.Passed) / checks.Count),
            Spread.Rounded(checks.Sum(check => check.Points) / checks.Count));
    }
}
