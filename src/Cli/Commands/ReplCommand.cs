using System.CommandLine;
using MemDsl.Cli.Painting;
using MemDsl.Cli.Repl;
using MemDsl.Cli.Repl.Terminal;
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
        var color = ReportOptions.Color();
        var noHistory = new Option<bool>("--no-history") { Description = "Neither read nor write the history of earlier sessions." };
        var command = new Command("repl", "Type statements, see values and pictures.") { file, seed, allowCSharp, color, noHistory };
        command.SetAction(call =>
        {
            var path = call.GetValue(file) is { } given ? ScriptFiles.Readable(given) : null;
            var options = ScriptOptions.Default with
            {
                Seed = call.GetValue(seed) is >= 0 and var number ? (ulong)number : null,
                CSharp = CSharpPermission.Of(call.GetValue(allowCSharp)),
            };
            var hasHistory = !call.GetValue(noHistory);
            var choice = call.GetValue(color);
            return Coloring.Run(context, choice, painted => HasEditor(context)
                ? EditedSession.Run(context, Coloring.IsOn(choice, context), hasHistory, (reader, interruption) => new ReplLoop(painted, WithPatience(options), reader, interruption).Run(path))
                : new ReplLoop(painted, options, Reader(painted), NoInterruption.Instance).Run(path));
        });
        return command;
    }

    /// <summary>Where Ctrl+C stops a statement, no number of operations has to.</summary>
    private static ScriptOptions WithPatience(ScriptOptions options) => options with { MaxOperations = long.MaxValue };

    /// <summary>A terminal without abilities edits lines itself.</summary>
    private static bool HasEditor(CliContext context) =>
        context.IsInteractive() && (OperatingSystem.IsWindows() || context.Variable("TERM") is not (null or "" or "dumb"));

    private static ISubmissionReader Reader(CliContext context) =>
        context.IsInteractive() ? new PromptedReader(context.OpenInput(), context.Output) : new PipedReader(context.OpenInput());
}
