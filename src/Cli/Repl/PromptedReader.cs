using MemDsl.Scripting;

namespace MemDsl.Cli.Repl;

/// <summary>Submissions typed at a terminal that edits lines itself.</summary>
internal sealed class PromptedReader(TextReader input, TextWriter output) : ISubmissionReader
{
    private readonly InputLines _lines = new(input);

    public string? Read(ScriptSession session)
    {
        var text = new SubmissionText();
        while (true)
        {
            output.Write(text.IsBegun ? "...> " : "mem> ");
            output.Flush();
            if (_lines.Next() is not { } line)
                return text.IsBegun ? text.ToString() : null;
            if (!text.IsBegun && string.IsNullOrWhiteSpace(line))
                continue;
            if (!text.IsBegun && SubmissionText.IsCommand(line))
                return line.Trim();

            // An empty line ends what was begun, so that nobody is caught in an open bracket.
            if (text.Add(line) || line.Length == 0)
                return text.ToString();
        }
    }
}
