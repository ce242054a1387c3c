using System.Text;
using System.Text.RegularExpressions;

namespace MemDsl.Scripting.Tests.Documentation;

/// <summary>
/// A fenced block of a page that is a script. The words behind <c>```mem</c> say how it is run:
/// <list type="bullet">
/// <item><c>p</c>: <see cref="Prelude"/> stands before it;</item>
/// <item><c>exit N</c>: it ends with that status instead of 0;</item>
/// <item><c>MEM2004</c>: that diagnostic is given (the status follows from its kind, unless <c>exit N</c> says more).</item>
/// <item><c>csharp</c>: it is run with <c>--allow-csharp</c>;</item>
/// <item><c>as tour.mem</c>: its file has that name instead of example.mem.</item>
/// </list>
/// A block <c>```output</c> right behind it is exactly what is printed: the report where something fails, else what the script prints.
/// </summary>
/// <param name="Place">File and line, <c>docs/language.md:12</c>.</param>
/// <param name="FileName">The name it has in messages.</param>
/// <param name="Text">The script.</param>
/// <param name="ExitStatus">Expected, or null where a diagnostic alone is expected.</param>
/// <param name="DiagnosticId">Expected, or null.</param>
/// <param name="Output">Expected, or null.</param>
/// <param name="AllowsCSharp">Whether it may run C#.</param>
public sealed partial record DocumentedScript(string Place, string FileName, string Text, int? ExitStatus, string? DiagnosticId, string? Output, bool AllowsCSharp)
{
    /// <summary>What examples marked <c>p</c> begin with.</summary>
    public const string Prelude = "image app { .text 4K r-x; .data 4K rw- }\nlet p = spawn(app)\n";

    public override string ToString() => Place;

    /// <summary>Every script of a page, in its order.</summary>
    public static IEnumerable<DocumentedScript> In(string path, string name)
    {
        var lines = File.ReadAllLines(path);
        for (var i = 0; i < lines.Length; i++)
        {
            if (FencePattern().Match(lines[i]) is not { Success: true } fence) continue;
            var words = fence.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var place = $"{name}:{i + 1}";
            var text = (words.Contains("p") ? Prelude : "") + Block(lines, ref i);
            string? output = null;
            var next = i + 1;
            while (next < lines.Length && lines[next].Length == 0) next++;
            if (next < lines.Length && lines[next] == "```output")
            {
                output = Block(lines, ref next);
                i = next;
            }

            yield return Read(place, text, words, output);
        }
    }

    private static DocumentedScript Read(string place, string text, string[] words, string? output)
    {
        int? status = null;
        string? id = null;
        var file = "example.mem";
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "p" or "csharp": break;
                case "as": file = words[++i]; break;
                case "exit": status = int.Parse(words[++i], System.Globalization.CultureInfo.InvariantCulture); break;
                case var word when word.StartsWith("MEM", StringComparison.Ordinal): id = word; break;
                case var word: throw new InvalidOperationException($"{place}: an example knows no '{word}'");
            }
        }

        return new DocumentedScript(place, file, text, status ?? (id is null ? 0 : null), id, output, words.Contains("csharp"));
    }

    /// <summary>The lines up to the closing fence, where <paramref name="at"/> then stands.</summary>
    private static string Block(string[] lines, ref int at)
    {
        var text = new StringBuilder();
        for (at++; at < lines.Length && lines[at] != "```"; at++) text.Append(lines[at]).Append('\n');
        return text.ToString();
    }

    [GeneratedRegex(@"^```mem(?: (.*))?$")]
    private static partial Regex FencePattern();
}
