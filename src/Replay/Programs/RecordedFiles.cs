using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Exec;

namespace MemDsl.Replay.Programs;

/// <summary>The files of a recorded program: the host's where they are the recorded ones by their headers, else stand-ins.</summary>
internal sealed class RecordedFiles(RecordedProgram program)
{
    /// <summary>The program with its interpreter, under the names that maps show.</summary>
    public ProgramImage Program()
    {
        string path = program.Arguments[0];
        var file = HeadersOf(path);
        ProgramImage? interpreter = null;
        if (file.InterpreterPath is { } wanted)
            interpreter = ProgramImage.FromBytes(ShownName(wanted), Bytes(wanted, HeadersOf(wanted)));
        return ProgramImage.FromBytes(NameAt(program.AfterExec.Marks["start_code"]) ?? ShownName(path), Bytes(path, file), interpreter);
    }

    private string? NameAt(ulong address) =>
        program.AfterExec.Process.Areas.FirstOrDefault(area => area.Start <= address && address < area.End)?.Name;

    /// <summary>The name that maps show of a file: its path without symbolic links, which is recorded where the file was mapped.</summary>
    public string ShownName(string path)
    {
        string last = "/" + Path.GetFileName(path);
        foreach (var area in program.AfterExec.Process.Areas.Concat(program.BeforeExit.Process.Areas))
        {
            if (area.Name.EndsWith(last, StringComparison.Ordinal)) return area.Name;
        }

        return path;
    }

    private StandInFile HeadersOf(string path) => program.Headers.TryGetValue(path, out var lines)
        ? new StandInFile(lines)
        : throw new RecordingProblemException($"the recording lacks the program headers of {path}");

    private static byte[] Bytes(string path, StandInFile headers)
    {
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path) is var bytes && headers.IsLike(ElfFile.Read(bytes))) return bytes;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A file that cannot be read is as good as a different one.
        }

        return headers.Build();
    }
}
