using System.Globalization;
using MemDsl.Exams.Running;
using MemDsl.Runtime.Differences;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Exams.Grading;

/// <summary>
/// The state that the teacher's solution leaves against the one that an answer has left, as far as an assertion looked at it: the areas that have, or touch, an address
/// among the values of the assertion. Nothing else is shown, for it may be what a hidden check looks at.
/// </summary>
internal static class StateDifference
{
    private const int MostLines = 12;

    public static string Of(ExerciseRun? solved, ExerciseRun after, AssertionFailure failure)
    {
        if (solved is null) return "";
        var addresses = failure.Parts.Select(part => Address(part.Value)).OfType<ulong>().ToHashSet();
        if (addresses.Count == 0) return "";
        var lines = new List<string>();
        foreach (var process in MachineDifference.Between(solved.Machine, after.Machine).Processes)
        {
            var head = string.Create(CultureInfo.InvariantCulture, $"  process {process.Pid} ({process.Comm}): - as the teacher's solution leaves it, + as your answer does");
            foreach (var area in process.Areas.Where(area => Touches(area, addresses)))
            {
                if (!lines.Contains(head)) lines.Add(head);
                if (area.BeforeLine.Length > 0) lines.Add("- " + Squeezed(area.BeforeLine));
                if (area.AfterLine.Length > 0) lines.Add("+ " + Squeezed(area.AfterLine));
            }
        }

        return string.Join('\n', lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), "  …"]);
    }

    private static bool Touches(AreaChange area, HashSet<ulong> addresses) =>
        addresses.Any(address => (area.Before is { } before && address >= before.Start.Value && address <= before.End.Value)
            || (area.After is { } after && address >= after.Start.Value && address <= after.End.Value));

    private static ulong? Address(string value) =>
        value.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var address) ? address : null;

    private static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
