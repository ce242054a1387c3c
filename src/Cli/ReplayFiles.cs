using MemDsl.Compiler.Diagnostics;
using MemDsl.Replay;
using MemDsl.Replay.Comparison;
using MemDsl.Scripting;

namespace MemDsl.Cli;

/// <summary>Turns the files and folders of a command line into recordings.</summary>
internal static class ReplayFiles
{
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>
    /// All recordings in the order given, those of a folder in ordinal order of their paths. What a folder has in other forms is counted as skipped, and so
    /// are recordings of other kernels than the modelled one, unless the folder has no others.
    /// </summary>
    /// <exception cref="CallProblem">A path that is missing or unreadable, or a folder without recordings.</exception>
    public static List<string> Expand(IEnumerable<string> paths, Tally tally)
    {
        var recordings = new List<string>();
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                recordings.Add(ScriptFiles.Readable(path));
                continue;
            }

            var files = Directory.EnumerateFiles(path, "*", Recursive).Where(Replayer.IsRecording).Order(StringComparer.Ordinal).ToList();
            var modelled = files.FindAll(file => Replayer.IsOfModelledKernel(ScriptFiles.Readable(file)));
            var taken = modelled.Count > 0 ? modelled : files.FindAll(file => Replayer.KernelOf(file) is not null);
            if (taken.Count == 0)
                throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.NoRecordings, path);
            recordings.AddRange(taken);
            for (var skipped = taken.Count; skipped < files.Count; skipped++) tally.CountSkipped();
        }

        return recordings;
    }
}
