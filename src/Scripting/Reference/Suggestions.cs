using System.Collections.Immutable;

namespace MemDsl.Scripting.Reference;

/// <summary>The known names nearest to one that is not known.</summary>
public static class Suggestions
{
    /// <summary>At most so many of the known names, the nearest first; none when no one is near.</summary>
    public static ImmutableArray<string> Nearest(string name, IEnumerable<string> known, int most)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length is 0 or > 64) return [];
        var farthest = name.Length < 4 ? 1 : Math.Max(2, name.Length / 3);
        return
        [
            .. known.Select(candidate => (candidate, distance: Distance(name, candidate)))
                .Where(pair => pair.distance <= farthest)
                .OrderBy(pair => pair.distance)
                .ThenBy(pair => Math.Abs(pair.candidate.Length - name.Length))
                .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
                .Take(most)
                .Select(pair => pair.candidate),
        ];
    }

    /// <summary>Insertions, deletions and replacements from one name to the other, letters without regard to case.</summary>
    private static int Distance(string from, string to)
    {
        Span<int> row = stackalloc int[Math.Min(to.Length, 128) + 1];
        if (to.Length > 128) return int.MaxValue;
        for (var j = 0; j <= to.Length; j++) row[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
