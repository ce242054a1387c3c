using System.Text;

namespace MemDsl.Cli.Tests;

/// <summary>
/// What a page of <c>docs/</c> shows of a shell: its blocks <c>```console</c>, one session from the first to the last, in a folder that holds the scripts which the page names (<c>```mem as FILE</c>). Exit statuses other than 0 and
/// lines of standard error stand there as in a <see cref="Transcript"/>.
/// </summary>
internal static class DocumentedSession
{
    private const string Fence = "```";

    /// <summary>The page with what its sessions really gave.</summary>
    public static string Replay(string page)
    {
        var lines = page.Split('\n');
        var actual = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            actual.Append(lines[i]).Append(i == lines.Length - 1 ? "" : "\n");
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal) || lines[i].Length == Fence.Length) continue;
            var block = string.Concat(lines.Skip(i + 1).TakeWhile(line => line != Fence).Select(line => line + "\n"));
            if (lines[i] == Fence + "console") block = Shown(Transcript.Replay(block));
            else if (lines[i].Split(" as ") is [Fence + "mem", var rest]) File.WriteAllText(rest.Split(' ')[0], block);
            actual.Append(block).Append(Fence).Append('\n');
            while (lines[++i] != Fence) continue;
        }

        return actual.ToString();
    }

    /// <summary>A page does not say after every command that all is well, and its lines end as those of a text do.</summary>
    private static string Shown(string transcript) => transcript.ReplaceLineEndings("\n").Replace("\n[0]\n", "\n", StringComparison.Ordinal);
}
