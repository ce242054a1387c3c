using System.Text;
using MemDsl.Scripting;
using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Repl;

/// <summary>
/// Reads statements until one is whole, submits it, shows what came of it. Works the same on a terminal and behind a pipe; only prompts differ,
/// and behind a pipe the exit status is that of the worst submission.
/// </summary>
internal sealed class ReplLoop(CliContext context, ScriptOptions options)
{
    private const int LongestLine = 16 << 20;
    private const int LongText = 1 << 12;

    private ScriptSession _session = new(options);
    private int _status = ExitStatus.Held;

    /// <summary>Runs until <c>:quit</c> or the end of input, and gives the exit status.</summary>
    public int Run(string? file)
    {
        if (context.IsInteractive())
            context.Output.WriteLine("mem repl; :help lists the commands, :quit leaves");
        if (file is not null)
            RunFile(file);

        var input = context.OpenInput();
        while (ReadSubmission(input) is { } text)
        {
            if (text.StartsWith(':') || text.StartsWith('?'))
            {
                if (!Command(text))
                    break;
            }
            else
            {
                Submit(text, "<input>");
            }
        }

        return context.IsInteractive() ? ExitStatus.Held : _status;
    }

    /// <summary>One whole submission, perhaps of several lines; null at the end of input.</summary>
    private string? ReadSubmission(TextReader input)
    {
        var text = "";
        var looked = 0;
        while (true)
        {
            Prompt(text.Length == 0 ? "mem> " : "...> ");
            var line = ReadLine(input);
            if (line is null)
                return text.Length == 0 ? null : text;
            if (text.Length == 0 && string.IsNullOrWhiteSpace(line))
                continue;
            if (text.Length == 0 && (line.StartsWith(':') || line.StartsWith('?')))
                return line.Trim();

            // An empty line ends what was begun, so that nobody is caught in an open bracket.
            var abandoned = line.Length == 0 && context.IsInteractive();
            text = text.Length == 0 ? line : text + "\n" + line;
            if (abandoned)
                return text;

            // Whether a long text is whole is asked only now and then, or a thousand lines would be read a thousand times.
            if (text.Length - looked < text.Length / 16)
                continue;
            looked = text.Length < LongText ? 0 : text.Length;
            if (ScriptSession.IsComplete(text))
                return text;
        }
    }

    /// <summary>A line; what stands behind the input may be anything, a device without an end too.</summary>
    private static string? ReadLine(TextReader input)
    {
        try
        {
            var line = new StringBuilder();
            for (var next = input.Read(); next >= 0; next = input.Read())
            {
                if (next == '\n')
                    return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
                if (line.Append((char)next).Length > LongestLine)
                    throw CallProblem.NotReadable("standard input", $"a line has more than {LongestLine >> 20}M characters");
            }

            return line.Length == 0 ? null : line.ToString();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable("standard input", problem.Message);
        }
    }

    private void Prompt(string prompt)
    {
        if (context.IsInteractive())
            context.Output.Write(prompt);
        context.Output.Flush();
    }

    private void RunFile(string path)
    {
        var script = MemScript.Load(path, options);
        if (script.Problem is { } problem)
        {
            context.Output.Write(problem.Rendered);
            _status = ExitStatus.Worse(_status, ExitStatus.Invalid);
        }
        else
        {
            Submit(script.Text!, path);
        }
    }

    private void Submit(string text, string path)
    {
        var result = _session.Submit(text, path);
        CheckReport.WriteText(context.Output, result.Diagnostics);
        WriteWhole(result.Output);
        foreach (var failure in result.Failures)
            context.Output.Write(FailureText.Explain(failure));
        if (result.Stop is { } stop)
            context.Output.Write(FailureText.Explain(stop));
        _status = ExitStatus.Worse(_status, StatusOf(result));
    }

    private static int StatusOf(SubmissionResult result) => result switch
    {
        _ when result.Diagnostics.Any(diagnostic => diagnostic.IsError) => ExitStatus.Of(new ScriptResult("", result.Diagnostics, []).Status),
        { Stop: { } stop } => stop.Id.StartsWith("MEM5", StringComparison.Ordinal) ? ExitStatus.Limited : ExitStatus.Stopped,
        { Failures.Length: > 0 } => ExitStatus.Failed,
        _ => ExitStatus.Held,
    };

    /// <summary>Carries out a command of the loop itself; false ends it.</summary>
    private bool Command(string line)
    {
        switch (line)
        {
            case ":quit" or ":q":
                return false;
            case ":help" or ":h":
                context.Output.WriteLine(ReplHelp.Text);
                break;
            case ":reset":
                _session = new ScriptSession(options);
                break;
            case ['?', .. var name] when name.Trim().Length > 0:
                Explain(name.Trim());
                break;
            default:
                context.Output.WriteLine($"there is no command '{line}'; :help lists them");
                break;
        }

        return true;
    }

    private void Explain(string name)
    {
        var explanation = Explanations.Find(name);
        if (explanation.Text is { } text)
            WriteWhole(text);
        else
            context.Output.WriteLine(explanation.Suggestions.IsEmpty
                ? $"nothing is known by the name '{name}'"
                : $"nothing is known by the name '{name}'; did you mean {string.Join(", ", explanation.Suggestions)}?");
    }

    private void WriteWhole(string text)
    {
        if (text.Length == 0)
            return;
        context.Output.Write(text);
        if (text[^1] != '\n')
            context.Output.WriteLine();
    }
}
