using System.Collections.Immutable;

namespace MemDsl.Scripting.Patterns;

/// <summary>The lines in which two texts differ: <c>-</c> expected, <c>+</c> there; a longest common subsequence stays.</summary>
internal static class TextDifference
{
    private const int MostLines = 1000;

    public static ImmutableArray<string> Of(string expected, string actual)
    {
        var left = expected.Split('\n');
        var right = actual.Split('\n');
        if (left.Length > MostLines || right.Length > MostLines) return [];
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = ImmutableArray.CreateBuilder<string>();
        var (a, b) = (0, 0);
        while (a < left.Length || b < right.Length)
        {
            if (a < left.Length && b < right.Length && left[a] == right[b])
            {
                lines.Add("  " + left[a++]);
                b++;
            }
            else if (b == right.Length || (a < left.Length && common[a + 1, b] >= common[a, b + 1]))
            {
                lines.Add("- " + left[a++]);
            }
            else
            {
                lines.Add("+ " + right[b++]);
            }
        }

        return lines.ToImmutable();
    }
}
