using MemDsl.Replay.Comparison;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Operations;
using MemDsl.Replay.Programs;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime;

namespace MemDsl.Replay;

/// <summary>Carries recordings out on the model and compares after each operation. It stops at nothing; a tally says what came of it.</summary>
public static class Replayer
{
    /// <summary>The endings of the files that are recordings.</summary>
    public static bool IsRecording(string path) =>
        path is not null && (path.EndsWith(".jsonl", StringComparison.Ordinal) || path.EndsWith(".jsonl.gz", StringComparison.Ordinal) || IsProgram(path));

    /// <summary>
    /// Whether the file holds a recording of the kernel that the model models. Folders also have files of other forms, and recordings of other
    /// kernels, whose rules are others.
    /// </summary>
    public static bool IsOfModelledKernel(string path) => KernelOf(path) is { } kernel && IsModelled(kernel);

    /// <summary>The kernel that was recorded, as <c>uname -r</c> names it; null for a file that is no recording.</summary>
    public static string? KernelOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (IsProgram(path)) return ProgramReader.Read(path).Kernel;
            using var reader = TraceReader.Open(path);
            return reader.Header.Kernel;
        }
        catch (Exception problem) when (problem is RecordingProblemException || IsBadContent(problem))
        {
            return null;
        }
    }

    /// <summary>Replays one file: a trace, or the recording of a real program (<c>.json</c>).</summary>
    /// <exception cref="RecordingProblemException">The file is no recording.</exception>
    public static void Replay(string path, Tally tally, RecordedDefaults defaults = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tally);
        try
        {
            if (IsProgram(path))
            {
                ProgramReplay.Run(ProgramReader.Read(path), tally, path);
            }
            else
            {
                using var whole = TraceReader.Open(path);
                var scope = TraceScope.Of(whole);
                using var reader = TraceReader.Open(path);
                Replay(reader, tally, path, defaults, scope);
            }
        }
        catch (Exception problem) when (IsBadContent(problem))
        {
            throw new RecordingProblemException($"it cannot be read: {problem.Message.ReplaceLineEndings(" ")}", problem);
        }
    }

    /// <summary>Replays a trace that is open.</summary>
    public static void Replay(TraceReader reader, Tally tally, string name, RecordedDefaults defaults = default) =>
        Replay(reader, tally, name, defaults, TraceScope.Everything);

    private static void Replay(TraceReader reader, Tally tally, string name, RecordedDefaults defaults, TraceScope scope)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(tally);
        tally.CountFile();
        var (world, first) = RecordedMachine.Start(reader.Header, scope, defaults);
        var comparer = new Comparer(tally, name, scope);
        ExecComparison.Compare(comparer, first, reader.Header.Marks, reader.Header.AuxiliaryVector);
        var actor = new Operator(world, first);
        var moment = new Moment(comparer, actor);
        moment.Compare(reader.Header.Processes);
        while (reader.Next() is { } operation)
        {
            var answer = actor.Carry(operation);
            comparer.Begin(operation, answer);
            if (answer is { } known && operation.Result.IsAnswer) comparer.CompareResult(known.Text, operation.Result.Text);
            if (operation.Processes is not null) moment.Compare(operation.Processes);
        }
    }

    private static bool IsModelled(string kernel) => kernel.StartsWith(MachineOptions.Default.KernelVersion + ".", StringComparison.Ordinal);

    internal static bool IsBadContent(Exception problem) =>
        problem is System.Text.Json.JsonException or InvalidDataException or KeyNotFoundException or FormatException;

    internal static bool IsProgram(string path) => path.EndsWith(".json", StringComparison.Ordinal);
}
