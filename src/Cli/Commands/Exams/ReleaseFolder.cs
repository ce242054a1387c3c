using System.Text;
using MemDsl.Exams.Release;

namespace MemDsl.Cli.Commands.Exams;

/// <summary>Writes a student's folder whole or not at all: beside its place first, then renamed.</summary>
internal static class ReleaseFolder
{
    private static readonly UTF8Encoding Encoding = new(false);

    public static void Write(string folder, ReleasedExam exam)
    {
        var beside = folder + ".partial";
        var before = folder + ".before";
        try
        {
            Remove(beside);
            Directory.CreateDirectory(beside);
            foreach (var file in exam.Files) File.WriteAllText(Path.Combine(beside, file.Name), file.Content, Encoding);
            Remove(before);
            if (Directory.Exists(folder)) Directory.Move(folder, before);
            Directory.Move(beside, folder);
            Remove(before);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (!Directory.Exists(folder) && Directory.Exists(before)) Directory.Move(before, folder);
            throw CallProblem.NotWritable(folder, problem.Message);
        }
        finally
        {
            Remove(beside);
        }
    }

    /// <summary>Writes the files into a folder that may hold others, each whole or not at all. Hashes of an earlier release do not stay.</summary>
    public static void WriteInto(string folder, ReleasedExam exam)
    {
        foreach (var file in exam.Files) WholeFile.Write(Path.Combine(folder, file.Name), Encoding.GetBytes(file.Content));
        var hashes = Path.Combine(folder, InstantFile.Name);
        if (exam.Files.Any(file => file.Name == InstantFile.Name) || InstantFile.Read(Existing(hashes)) is null) return;
        try
        {
            File.Delete(hashes);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CallProblem.NotWritable(hashes, problem.Message);
        }
    }

    /// <summary>Whether a file is as it is released, to the byte; one that cannot be read is not.</summary>
    public static bool Holds(string path, ReleasedFile file) => Existing(path).AsSpan().SequenceEqual(Encoding.GetBytes(file.Content));

    /// <summary>What is in a file; nothing where there is none that can be read.</summary>
    private static byte[] Existing(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
