using System.Text;

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
        var beside = path + ".partial";
        try
        {
            if (Directory.Exists(path))
                throw CallProblem.NotWritable(path, "it is a folder");
            using (var stream = new FileStream(beside, FileMode.Create, FileAccess.Write))
                write(stream);
            File.Move(beside, path, overwrite: true);
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

    /// <summary>Makes a folder and those above it.</summary>
    public static void CreateFolder(string path)
    {
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
        _ => problem.Message,
    };

    private static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }
}
