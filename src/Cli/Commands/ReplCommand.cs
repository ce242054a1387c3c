using System.CommandLine;
using MemDsl.Cli.Repl;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem repl [FILE]</c>: type statements, see values and pictures.</summary>
internal static class ReplCommand
{
    public static Command Create(CliContext context)
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "A script that is run first; what it declares can be used." };
        var seed = CommandArguments.Number("--seed", "The seed of the machine.", 0);

        var allowCSharp = CommandArguments.AllowCSharp();
        var command = new Command("repl", "Type statements, see values and pictures.") { file, seed, allowCSharp };
        command.SetAction(call =>
        {
            var path = call.GetValue(file) is { } given ? ScriptFiles.Readable(given) : null;
            var options = ScriptOptions.Default with
            {
                Seed = call.GetValue(seed) is >= 0 and var number ? (ulong)number : null,
                CSharp = CSharpPermission.Of(call.GetValue(allowCSharp)),
            };
            return new ReplLoop(context, options, Reader(context)).Run(path);
        });
        return command;
    }

    private static ISubmissionReader Reader(CliContext context) =>
        context.IsInteractive() ? new PromptedReader(context.OpenInput(), context.Output) : new PipedReader(context.OpenInput());
}
