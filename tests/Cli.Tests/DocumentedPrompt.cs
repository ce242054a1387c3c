using System.Text;
using MemDsl.Cli.Repl;
using MemDsl.Scripting;

namespace MemDsl.Cli.Tests;

/// <summary>
/// A block <c>```repl</c> of a page: what was typed, behind <c>mem&gt; </c> and <c>...&gt; </c>, and what was answered. It is played through the loop of a pipe, with the prompts
/// written as a terminal would show them.
/// </summary>
internal static class DocumentedPrompt
{
    private const string First = "mem> ";
    private const string Further = "...> ";

    /// <summary>The block as it really goes.</summary>
    public static string Play(string block)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var context = new CliContext(output, output, () => TextReader.Null, IsInteractive: () => false);
        new ReplLoop(context, ScriptOptions.Default, new Reader(block, output), NoInterruption.Instance).Run(null);
        return output.ToString();
    }

    private sealed class Reader(string block, TextWriter output) : ISubmissionReader
    {
        private readonly Queue<string> _typed = new(block.Split('\n').Where(line => line.StartsWith(First, StringComparison.Ordinal) || line.StartsWith(Further, StringComparison.Ordinal)));

        public string? Read(ScriptSession session)
        {
            if (!_typed.TryDequeue(out var line)) return null;
            output.WriteLine(line);
            var text = new StringBuilder(line[First.Length..]);
            while (_typed.TryPeek(out var next) && next.StartsWith(Further, StringComparison.Ordinal))
            {
                output.WriteLine(_typed.Dequeue());
                text.Append('\n').Append(next[Further.Length..]);
            }

            return text.ToString();
        }
    }
}
