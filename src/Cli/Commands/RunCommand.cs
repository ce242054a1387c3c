using System.Collections.Immutable;
using System.CommandLine;
using MemDsl.Cli.Painting;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem run FILE|DIR…</c>: runs scripts and reports what came of them.</summary>
internal static class RunCommand
{
    public static Command Create(CliContext context)
    {
        var paths = CommandArguments.Scripts();
        var trace = new Option<bool>("--trace") { Description = "Print each operation on the machine and the events it caused." };
        var seed = CommandArguments.Number("--seed", "Take the place of every script's own seed.", 0);
        var format = ReportOptions.Format();
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop at the first assertion that does not hold." };
        var limits = new LimitOptions();
        var output = ReportOptions.Output();
        var color = ReportOptions.Color();

        var command = new Command("run", "Run scripts.") { paths, trace, seed, format, failFast, output, color };
        limits.AddTo(command);
        command.SetAction(call =>
        {
            var options = limits.Read(call) with
            {
                Trace = call.GetValue(trace),
                Seed = call.GetValue(seed) is >= 0 and var given ? (ulong)given : null,
                FailFast = call.GetValue(failFast),
            };
            var shown = call.GetValue(format);
            var choice = shown == ReportFormat.Text && call.GetValue(output) is null ? call.GetValue(color) : ColorChoice.Never;
            return Coloring.Run(context, choice, painted => Run(painted, call.GetValue(paths)!, options, shown, call.GetValue(output)));
        });
        return command;
    }

    /// <summary>
    /// Whether a command line is <c>run</c> and nothing but scripts. Such a call, the most frequent of all, needs no parser of command lines, and so
    /// does not wait for one to be loaded.
    /// </summary>
    public static bool IsPlain(IReadOnlyList<string> args)
    {
        if (args.Count < 2 || args[0] != "run") return false;
        for (var i = 1; i < args.Count; i++)
        {
            // Options, response files, and what the parser has to complain about.
            if (args[i].Length == 0 || args[i][0] is '-' or '@' or '[') return false;
        }

        return true;
    }

    /// <summary>A call without options.</summary>
    public static int RunPlain(CliContext context, IEnumerable<string> paths) =>
        Coloring.Run(context, ColorChoice.Auto, painted => Run(painted, paths, ScriptOptions.Default, ReportFormat.Text, null));

    /// <param name="context">Where results and mistakes go.</param>
    /// <param name="paths">Scripts and folders.</param>
    /// <param name="options">Limits and permissions.</param>
    /// <param name="format">How the report is written.</param>
    /// <param name="output">The file it is written to; null for standard output.</param>
    public static int Run(CliContext context, IEnumerable<string> paths, ScriptOptions options, ReportFormat format, string? output)
    {
        var scripts = ScriptFiles.Expand(paths);
        return ReportOptions.Write(context, output, writer =>
        {
            var run = Run(scripts, options, RunReporters.Create(format, writer));
            ShowDefects(context, run);
            return run.ExitStatus;
        });
    }

    private static RunResult Run(List<ScriptFile> scripts, ScriptOptions options, IRunReporter reporter)
    {
        var results = ImmutableArray.CreateBuilder<ScriptResult>(scripts.Count);
        foreach (var script in scripts)
        {
            results.AddRange(ScriptRunner.Run([script.Path], options with { Root = script.Root }, reporter.Finished).Scripts);
            if (options.FailFast && ExitStatus.Of(results[^1].Status) != ExitStatus.Held)
                break;
        }

        var run = new RunResult(results.ToImmutable());
        reporter.Complete(run);
        return run;
    }

    /// <summary>The report says that mem itself went wrong; where, is for those who want to mend it.</summary>
    private static void ShowDefects(CliContext context, RunResult run)
    {
        foreach (var script in run.Scripts)
        {
            foreach (var one in script.Cases)
            {
                if (one.Defect is not { } defect)
                    continue;
                if (CommandLine.IsDebugging)
                    context.Error.WriteLine(defect);
                else
                    context.WriteHelp($"{CommandLine.DebugVariable}=1 in the environment shows where {script.Path} met a defect of mem");
            }
        }
    }
}
