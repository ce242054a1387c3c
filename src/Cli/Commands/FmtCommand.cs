using System.CommandLine;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem fmt FILE…</c>: brings scripts into their one layout.</summary>
internal static class FmtCommand
{
    public static Command Create(CliContext context)
    {
        var paths = CommandArguments.Scripts();
        var check = new Option<bool>("--check") { Description = "Change nothing; name the scripts that are laid out otherwise (exit status 1)." };

        var command = new Command("fmt", "Bring scripts into their one layout.") { paths, check };
        command.SetAction(call => Format(context.Output, ScriptFiles.Expand(call.GetValue(paths)!), call.GetValue(check)));
        return command;
    }

    /// <summary>Names each file that is, or would be, written; files with mistakes of syntax stay as they are.</summary>
    private static int Format(TextWriter output, List<ScriptFile> scripts, bool check)
    {
        var status = ExitStatus.Held;
        foreach (var script in scripts)
        {
            var loaded = MemScript.Load(script.Path);
            if (loaded.Text is not { } text)
            {
                output.Write(loaded.Problem!.Rendered);
                status = ExitStatus.Worse(status, ExitStatus.Invalid);
                continue;
            }

            var tree = SyntaxTree.Parse(SourceText.From(text, script.Path));
            if (tree.Diagnostics.Any(diagnostic => diagnostic.IsError))
            {
                foreach (var diagnostic in tree.Diagnostics)
                    output.Write(Compiler.Diagnostics.DiagnosticFormatter.Format(diagnostic));
                status = ExitStatus.Worse(status, ExitStatus.Invalid);
                continue;
            }

            var formatted = Formatter.Format(tree);
            if (formatted == text)
                continue;
            output.WriteLine(script.Path);
            if (check)
                status = ExitStatus.Worse(status, ExitStatus.Failed);
            else
                WholeFile.Write(script.Path, writer => writer.Write(formatted));
        }

        return status;
    }
}
