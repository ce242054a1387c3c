using System.Text;
using System.Text.RegularExpressions;

namespace MemDsl.Cli.Tests;

/// <summary>
/// A session at a shell prompt: command lines and what they gave.
/// <code>
/// $ mem run missing.mem
/// 2> mem: error MEM5102: there is no file or folder 'missing.mem'
/// [64]
/// $ mem repl &lt;&lt;END
/// print 1
/// END
/// 1
/// [0]
/// </code>
/// Lines that start with <c>#</c> before a command are comments. <c>cat FILE</c> and <c>ls DIR</c> look at files, <c>cat > FILE &lt;&lt;END</c> writes one.
/// </summary>
internal static partial class Transcript
{
    /// <summary>Runs every command of a transcript and gives the transcript as it really went.</summary>
    public static string Replay(string transcript)
    {
        var lines = transcript.Split('\n');
        var actual = new StringBuilder();
        for (var i = 0; i < lines.Length; i++)
        {
            // Everything between commands but comments and blank lines is output, which is made anew.
            if (lines[i].StartsWith('#') || lines[i].Length == 0)
            {
                if (IsBetweenCommands(lines, i))
                    actual.Append(lines[i]).Append(i == lines.Length - 1 ? "" : "\n");
                continue;
            }

            if (!lines[i].StartsWith("$ ", StringComparison.Ordinal))
                continue;
            actual.Append(lines[i]).Append('\n');
            var (words, input) = (lines[i][2..], "");
            if (words.IndexOf(" <<", StringComparison.Ordinal) is >= 0 and var at)
            {
                var end = words[(at + 3)..];
                words = words[..at];
                var text = new StringBuilder();
                while (lines[++i] != end)
                    text.Append(lines[i]).Append('\n');
                input = text.ToString();
                actual.Append(text).Append(end).Append('\n');
            }

            actual.Append(Execute(Words(words), input));
        }

        return actual.ToString();
    }

    /// <summary>A blank line or comment belongs to the transcript when an exit status or nothing stands before it.</summary>
    private static bool IsBetweenCommands(string[] lines, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (lines[i].StartsWith('[') && lines[i].EndsWith(']'))
                return true;
            if (lines[i].Length > 0 && !lines[i].StartsWith('#'))
                return false;
        }

        return true;
    }

    private static string Execute(List<string> words, string input) => words switch
    {
        ["mem", .. var arguments] => Mem(arguments, input),
        ["cat", ">", var file] => Write(file, input),
        ["cat", var file] => File.ReadAllText(file).ReplaceLineEndings("\n") + "[0]\n",
        ["ls", var folder] => string.Concat(Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path) + "\n").Order(StringComparer.Ordinal)) + "[0]\n",
        _ => throw new InvalidOperationException($"transcripts know no command '{string.Join(' ', words)}'"),
    };

    private static string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, text);
        return "[0]\n";
    }

    private static string Mem(List<string> arguments, string input)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var status = CommandLine.Invoke(arguments, new CliContext(output, error, () => new StringReader(input), IsInteractive: () => false));

        var text = new StringBuilder(Ended(Time().Replace(output.ToString(), "$1* ms")));
        foreach (var line in error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            text.Append("2> ").Append(line).Append('\n');
        return text.Append('[').Append(status).Append("]\n").ToString();
    }

    /// <summary>The one thing that is different every time: what <c>:time</c> read from the clock.</summary>
    [GeneratedRegex(@"^(\d+ operations?, \d+ events?, )[\d.]+ ms$", RegexOptions.Multiline)]
    private static partial Regex Time();

    private static string Ended(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";

    /// <summary>Words between blanks; double quotes keep blanks.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        foreach (var (part, index) in line.Split('"').Select((part, index) => (part, index)))
        {
            if (index % 2 == 1)
                words.Add(part);
            else
                words.AddRange(part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return words;
    }
}
