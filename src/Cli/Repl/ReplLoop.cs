using MemDsl.Scripting;
using MemDsl.Scripting.Reference;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Repl;

/// <summary>
/// Takes submission after submission, carries it out, shows what came of it. Works the same whoever reads them; behind a pipe the exit status is that
/// of the worst submission.
/// </summary>
internal sealed class ReplLoop(CliContext context, ScriptOptions options, ISubmissionReader reader, IInterruption interruption)
{
    private ScriptSession _session = new(options);
    private int _status = ExitStatus.Held;

    /// <summary>Runs until <c>:quit</c> or the end of input, and gives the exit status.</summary>
    public int Run(string? file)
    {
        if (context.IsInteractive())
            context.Output.WriteLine("mem repl; :help lists the commands, :quit leaves");
        if (file is not null)
            RunFile(file);

        while (Next() is { } text)
        {
            if (SubmissionText.IsCommand(text))
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

    private string? Next()
    {
        context.Output.Flush();
        return reader.Read(_session);
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
        if (Run(text, path) is not { } result)
        {
            context.Output.WriteLine("interrupted; the machine and the variables are as before");
            return;
        }

        CheckReport.WriteText(context.Output, result.Diagnostics);
        WriteWhole(result.Output);
        foreach (var failure in result.Failures)
            context.Output.Write(FailureText.Explain(failure));
        if (result.Stop is { } stop)
            context.Output.Write(FailureText.Explain(stop));
        _status = ExitStatus.Worse(_status, StatusOf(result));
    }

    /// <summary>Null when it was interrupted.</summary>
    private SubmissionResult? Run(string text, string path)
    {
        try
        {
            return _session.SubmitAsync(text, path, interruption.Begin()).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            interruption.End();
        }
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
