namespace MemDsl.Compiler.Binding;

/// <summary>"did you mean": the candidate with the smallest edit distance, if it is small.</summary>
internal static class Suggestions
{
    private const int LongestName = 64;

    /// <summary>The nearest of the candidates, the first of several; null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        string? best = null;
        // One letter of two says nothing: names shorter than three are only found without regard to case.
        var bestDistance = name.Length < 2 ? 1 : Math.Max(1, name.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate == name || Math.Abs(candidate.Length - name.Length) >= bestDistance || candidate.Length < 3 && !string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase)) continue;
            var distance = string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, candidate, bestDistance);
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours; stops at the limit.</summary>
    private static int Distance(string a, string b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least >= limit) return limit;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
