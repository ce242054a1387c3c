using MemDsl.Scripting;

namespace MemDsl.Cli.Repl;

/// <summary>Submissions from a pipe or a file: no prompts.</summary>
internal sealed class PipedReader(TextReader input) : ISubmissionReader
{
    private readonly InputLines _lines = new(input);

    public string? Read(ScriptSession session)
    {
        var text = new SubmissionText();
        while (_lines.Next() is { } line)
        {
            if (!text.IsBegun && string.IsNullOrWhiteSpace(line))
                continue;
            if (!text.IsBegun && SubmissionText.IsCommand(line))
                return line.Trim();
            if (text.Add(line))
                return text.ToString();
        }

        return text.IsBegun ? text.ToString() : null;
    }
}
