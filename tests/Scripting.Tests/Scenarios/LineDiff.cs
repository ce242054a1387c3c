using System.Text;

namespace MemDsl.Scripting.Tests.Scenarios;

/// <summary>The lines of two texts by their longest common subsequence: kept lines plain, others with - and +.</summary>
internal static class LineDiff
{
    public static string Of(string expected, string actual)
    {
        var old = expected.Split('\n');
        var now = actual.Split('\n');
        var common = CommonLengths(old, now);

        var text = new StringBuilder();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (text, i, j) = (text.Append("  ").Append(old[i]).Append('\n'), i + 1, j + 1);
            else if (j == now.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
                text.Append("- ").Append(old[i++]).Append('\n');
            else
                text.Append("+ ").Append(now[j++]).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>[i, j] is the length of the longest common subsequence of the lines from i and from j on.</summary>
    private static int[,] CommonLengths(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
