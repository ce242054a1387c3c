using System.CommandLine;
using MemDsl.Cli.Painting;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem check FILE…</c>: diagnostics only; nothing runs.</summary>
internal static class CheckCommand
{
    public static Command Create(CliContext context)
    {
        var paths = CommandArguments.Scripts();
        var operations = new Option<bool>("--operations") { Description = "Print the compiled operations." };
        var syntax = new Option<bool>("--syntax") { Description = "Print the syntax tree." };
        var allowCSharp = CommandArguments.AllowCSharp();
        var format = ReportOptions.DiagnosticFormat();
        var color = ReportOptions.Color();

        var command = new Command("check", "Find mistakes in scripts without running them.") { paths, operations, syntax, allowCSharp, format, color };
        command.SetAction(call => Coloring.Run(context, call.GetValue(format) == ReportFormat.Text ? call.GetValue(color) : ColorChoice.Never, painted => Check(
            painted.Output,
            ScriptFiles.Expand(call.GetValue(paths)!),
            ScriptOptions.Default with { CSharp = CSharpPermission.Of(call.GetValue(allowCSharp)) },
            call.GetValue(format),
            call.GetValue(syntax),
            call.GetValue(operations))));
        return command;
    }

    private static int Check(TextWriter output, List<ScriptFile> scripts, ScriptOptions options, ReportFormat format, bool syntax, bool operations)
    {
        var diagnostics = new List<ScriptDiagnostic>();
        var status = ExitStatus.Held;
        foreach (var script in scripts)
        {
            var compiled = MemScript.Load(script.Path, options with { Root = script.Root }).Compile();
            if (compiled.HasErrors)
                status = ExitStatus.Worse(status, ExitStatus.Of(new ScriptResult(script.Path, compiled.Diagnostics, []).Status));
            diagnostics.AddRange(compiled.Diagnostics);
            if (format == ReportFormat.Text)
                CheckReport.WriteText(output, compiled.Diagnostics);
            if (syntax)
                output.Write(compiled.Syntax);
            if (operations)
                output.Write(compiled.Operations);
        }

        if (format == ReportFormat.Json)
            CheckReport.WriteJson(output, diagnostics);
        return status;
    }
}
