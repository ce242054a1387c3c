using System.CommandLine;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Replay;
using MemDsl.Replay.Comparison;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Recordings;
using MemDsl.Replay.Reporting;
using MemDsl.Scripting;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Cli.Commands;

/// <summary><c>mem replay FILE|DIR…</c>: carries out what was recorded on a real kernel, and says where the model differs.</summary>
internal static class ReplayCommand
{
    public static Command Create(CliContext context)
    {
        var paths = new Argument<string[]>("FILE|DIR")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Recordings (.jsonl, .jsonl.gz, .json), and folders of them.",
        };
        var format = ReportOptions.DiagnosticFormat();
        format.Description = "How the report is written (text).";
        var shown = new Option<int>("--differences")
        {
            Description = "How many differences of each kind are shown (1); all are counted.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var output = ReportOptions.Output();
        var ram = CommandArguments.Size("--ram", "RAM of the machine where a recording does not say it (4G).");
        var swap = CommandArguments.Size("--swap", "Swap of the machine where a recording does not say it (none).");
        var committed = CommandArguments.Size("--committed", "What other programs were promised (Committed_AS) where a recording does not say it (nothing).");
        var sysctl = CommandArguments.Settings("--sysctl", RecordedDefaults.SysctlNames, "A setting of /proc/sys/vm where a recording does not say it; may be repeated.");
        var script = new Option<string?>("--emit")
        {
            Description = "Write the recording as a script that asserts what was recorded, and compare nothing. For several recordings, a folder.",
            HelpName = "FILE.mem|DIR",
        };

        var command = new Command("replay", "Compare the model with recordings of a real kernel.")
        {
            paths, format, shown, ram, swap, committed, sysctl, output, script,
        };
        command.SetAction(call =>
        {
            var tally = new Tally(call.GetValue(shown));
            var recordings = ReplayFiles.Expand(call.GetValue(paths)!, tally);
            var defaults = new RecordedDefaults(
                Given(call.GetValue(ram)), Given(call.GetValue(swap)), Given(call.GetValue(committed)), call.GetValue(sysctl));
            if (call.GetValue(script) is { } target)
                return EmittedFiles.Write(context, recordings, defaults, target);
            return ReportOptions.Write(context, call.GetValue(output), writer => Replay(recordings, tally, defaults, call.GetValue(shown), writer, call.GetValue(format)));
        });
        return command;
    }

    private static ulong Given(long? size) => size is > 0 and var given ? (ulong)given : 0;

    private static int Replay(List<string> recordings, Tally tally, RecordedDefaults defaults, int shown, TextWriter writer, ReportFormat format)
    {
        // Recordings know nothing of each other: all processors work, and what they found is put together in the order of the files.
        var problems = new CallProblem?[recordings.Count];
        var tallies = new Tally[recordings.Count];
        Parallel.For(0, recordings.Count, i => problems[i] = Replay(recordings[i], tallies[i] = new Tally(shown), defaults));
        for (var i = 0; i < recordings.Count; i++)
        {
            if (problems[i] is { } problem)
                throw problem;
            tally.Add(tallies[i]);
        }

        if (format == ReportFormat.Json)
            ReplayReport.WriteJson(writer, tally);
        else
            ReplayReport.WriteText(writer, tally);
        return tally.HasDifferences ? ExitStatus.Failed : ExitStatus.Held;
    }

    private static CallProblem? Replay(string recording, Tally tally, RecordedDefaults defaults)
    {
        try
        {
            Replayer.Replay(recording, tally, defaults);
            return null;
        }
        catch (RecordingProblemException problem)
        {
            return new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotARecording, recording, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return CallProblem.NotReadable(recording, problem.Message);
        }
    }
}
