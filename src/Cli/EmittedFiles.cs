using System.Globalization;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Replay;
using MemDsl.Replay.Emission;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Recordings;
using MemDsl.Scripting;

namespace MemDsl.Cli;

/// <summary>Writes recordings as scripts: one to a file, several into a folder.</summary>
internal static class EmittedFiles
{
    public static int Write(CliContext context, IReadOnlyList<string> recordings, RecordedDefaults defaults, string target)
    {
        var files = Targets(recordings, target);
        for (var i = 0; i < recordings.Count; i++)
        {
            var script = Emit(recordings[i], defaults);
            WholeFile.Write(files[i], writer => writer.Write(script.Text));
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files[i]} ({script.Operations} operations, {script.Assertions} assertions)"));
        }

        return ExitStatus.Held;
    }

    private static List<string> Targets(IReadOnlyList<string> recordings, string target)
    {
        if (target.EndsWith('/'))
            WholeFile.CreateFolder(target);
        if (!Directory.Exists(target))
        {
            return recordings.Count == 1 ? [target]
                : throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.EmitNeedsFolder, target, recordings.Count);
        }

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var recording in recordings)
        {
            var file = Path.Combine(target, ScriptName(Path.GetFileName(recording)));
            if (!owners.TryAdd(file, recording))
                throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.EmitSameName, owners[file], recording, file);
        }

        return [.. owners.Keys];
    }

    private static string ScriptName(string recording)
    {
        foreach (var ending in (string[])[".jsonl.gz", ".jsonl", ".json"])
        {
            if (recording.EndsWith(ending, StringComparison.Ordinal))
                return recording[..^ending.Length] + ".mem";
        }

        return recording + ".mem";
    }

    private static EmittedScript Emit(string recording, RecordedDefaults defaults)
    {
        try
        {
            return ScriptEmitter.Emit(recording, defaults);
        }
        catch (RecordingProblemException problem)
        {
            throw new CallProblem(ExitStatus.Invalid, DiagnosticDescriptors.NotEmitted, recording, problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotReadable(recording, problem.Message);
        }
    }
}
