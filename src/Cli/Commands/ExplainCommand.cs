using System.CommandLine;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;
using MemDsl.Scripting.Reference;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem explain NAME…</c>: what a diagnostic, errno, constant, event or function means.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliContext context)
    {
        var names = new Argument<string[]>("NAME")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "MEM2003, EINVAL, MAP_FIXED, page_fault, mmap, …; errno-table mmap: what the call checks, in that order",
        };

        var command = new Command("explain", "Say what a name means, with a small example.") { names };
        command.SetAction(call => Explain(context, call.GetValue(names)!));
        return command;
    }

    private static int Explain(CliContext context, string[] names)
    {
        var status = ExitStatus.Held;
        var isTable = names.Length > 1 && names[0] == ErrnoTablePage.Word;
        var first = isTable ? 1 : 0;
        for (var i = first; i < names.Length; i++)
        {
            if (i > first)
                context.Output.WriteLine();
            var explanation = isTable ? ErrnoTablePage.Find(names[i]) : Explanations.Find(names[i]);
            if (explanation.Text is { } text)
            {
                context.Output.WriteLine(text.TrimEnd('\n'));
                continue;
            }

            status = ExitStatus.WrongUsage;
            context.WriteError(DiagnosticDescriptors.NothingKnown, names[i]);
            if (!explanation.Suggestions.IsEmpty)
                context.WriteHelp($"did you mean {string.Join(", ", explanation.Suggestions)}?");
        }

        return status;
    }
}
