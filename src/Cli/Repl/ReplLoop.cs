using MemDsl.Cli.Repl.Commands;
using MemDsl.Scripting;
using MemDsl.Scripting.Reference;

namespace MemDsl.Cli.Repl;

/// <summary>
/// Takes submission after submission, carries it out, shows what came of it. Works the same whoever reads them; behind a pipe the exit status is that
/// of the worst submission.
/// </summary>
internal sealed class ReplLoop(CliContext cli, ScriptOptions options, ISubmissionReader reader, IInterruption interruption)
{
    private readonly LoopContext _context = new(cli, options, interruption);

    /// <summary>Runs until <c>:quit</c> or the end of input, and gives the exit status.</summary>
    public int Run(string? file)
    {
        if (cli.IsInteractive())
            _context.Say("mem repl; :help lists the commands, :quit leaves");
        if (file is not null)
            _context.RunFile(file);

        while (!_context.IsOver && Next() is { } text)
        {
            switch (text)
            {
                case [':', ..]:
                    Command(text);
                    break;
                case ['?', .. var name]:
                    Explain(name.Trim());
                    break;
                default:
                    Submit(text);
                    break;
            }
        }

        return cli.IsInteractive() ? ExitStatus.Held : _context.Status;
    }

    private void Submit(string text)
    {
        var result = _context.Submit(text, ScriptSession.TypedText);
        if (result is null || LoopCommands.Meant(text.Trim()) is not { } command)
            return;

        // 'exit' is a kind of event, and so no mistake.
        if (text.Trim() == "exit" || result.Diagnostics.Any(diagnostic => diagnostic.IsError))
            _context.Say($"commands of the prompt begin with a colon: {command.Name}");
    }

    private string? Next()
    {
        cli.Output.Flush();
        return reader.Read(_context.Session);
    }

    /// <summary>A file that cannot be read or written is said, and the loop goes on.</summary>
    private void Command(string line)
    {
        try
        {
            LoopCommands.Run(_context, line);
        }
        catch (CallProblem problem)
        {
            _context.Say(problem.Message);
        }
    }

    private void Explain(string name)
    {
        if (name.Length == 0)
        {
            _context.Say("?NAME: expected a name, like ?mmap or ?EINVAL");
            return;
        }

        var explanation = Explanations.Find(name, _context.Session.CreateCompilation(""));
        if (explanation.Text is { } text)
            _context.WriteWhole(text);
        else
            _context.Say(explanation.Suggestions.IsEmpty
                ? $"nothing is known by the name '{name}'"
                : $"nothing is known by the name '{name}'; did you mean {string.Join(", ", explanation.Suggestions)}?");
    }
}
