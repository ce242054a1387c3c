using System.Text;
using MemDsl.Scripting;

namespace MemDsl.Cli;

/// <summary>Writes a file whole or not at all: beside its target first, then renamed over it.</summary>
internal static class WholeFile
{
    public static void Write(string path, Action<TextWriter> write) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 4096, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    public static void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    private static void Write(string path, Action<Stream> write)
    {
        if (path.Length == 0)
            throw CallProblem.NotWritable(path, "that is no name of a file");
        if (Directory.Exists(path))
            throw CallProblem.NotWritable(path, "it is a folder");
        var target = Followed(path);
        if (File.Exists(target) && !IsDevice(target) && ScriptHost.IsPipe(target))
            throw CallProblem.NotWritable(path, "it is a pipe or a terminal, not a file");
        if (File.Exists(target) && IsDevice(target))
            WriteThrough(target, write);
        else
            WriteBeside(path, target, write);
    }

    private static void WriteBeside(string path, string target, Action<Stream> write)
    {
        var beside = target + ".partial";
        try
        {
            using (var stream = Begin(path, () => new FileStream(beside, FileMode.Create, FileAccess.Write)))
                write(stream);
            KeepMode(target, beside);
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(path, Why(problem));
        }
        finally
        {
            Remove(beside);
        }
    }

    /// <summary>What takes the place of a file may be read, written and run by who could do so before.</summary>
    private static void KeepMode(string target, string beside)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
            File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
    }

    /// <summary>A device cannot be replaced by a file: what is written to it is ready before it is opened.</summary>
    private static void WriteThrough(string path, Action<Stream> write)
    {
        using var whole = new MemoryStream();
        write(whole);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            stream.Write(whole.GetBuffer(), 0, (int)whole.Length);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(path, Why(problem));
        }
    }

    private static FileStream Begin(string path, Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (FileNotFoundException)
        {
            throw CallProblem.NotWritable(path, "no file can be made there");
        }
    }

    /// <summary>What a symbolic link leads to, so that the link stays one.</summary>
    private static string Followed(string path)
    {
        try
        {
            // In full: of a bare name the library takes a link's target from the root of the disk.
            return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(Path.GetFullPath(path), returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(path, Why(problem));
        }
    }

    /// <summary>Devices live below /dev, and files of the kernel in /proc.</summary>
    private static bool IsDevice(string path)
    {
        var full = Path.GetFullPath(path);
        return full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal);
    }

    /// <summary>Makes a folder and those above it.</summary>
    public static void CreateFolder(string path)
    {
        if (path.Length == 0)
            throw CallProblem.NotWritable(path, "that is no name of a folder");
        if (File.Exists(path))
            throw CallProblem.NotWritable(path, "there is a file of that name, not a folder");
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(path, Why(problem));
        }
    }

    private static string Why(Exception problem) => problem switch
    {
        UnauthorizedAccessException => "permission denied",
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "no file can be made there",
        PathTooLongException => "its name is too long",
        _ => problem.Message,
    };

    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }
}
