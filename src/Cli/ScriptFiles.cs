using MemDsl.Compiler.Diagnostics;
using MemDsl.Scripting;

namespace MemDsl.Cli;

/// <summary>A script to run, and the folder that its imports may not leave.</summary>
/// <param name="Path">As the user would write it.</param>
/// <param name="Root">The folder given on the command line; null for a file, whose own folder is the root.</param>
internal readonly record struct ScriptFile(string Path, string? Root);

/// <summary>Turns the files and folders of a command line into scripts.</summary>
internal static class ScriptFiles
{
    /// <summary>A folder's hidden files are its own business, and links could lead in circles.</summary>
    private static readonly EnumerationOptions Recursive = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>Holds what students handed in: answers to an exam, which are no scripts of their own.</summary>
    private const string Submissions = "submissions";

    /// <summary>All scripts in the order given, those of a folder in ordinal order of their paths.</summary>
    /// <exception cref="CallProblem">A path that is missing or unreadable, or a folder without scripts.</exception>
    public static List<ScriptFile> Expand(IEnumerable<string> paths)
    {
        var scripts = new List<ScriptFile>(4);
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                AddFolder(scripts, path);
            else
                scripts.Add(new ScriptFile(Readable(path), null));
        }

        return scripts;
    }

    /// <summary>The path itself, when it is a file that can be opened.</summary>
    public static string Readable(string path)
    {
        if (Directory.Exists(path))
            throw CallProblem.NotReadable(path, "it is a folder");
        if (path.Length == 0 || !File.Exists(path))
            throw CallProblem.Missing(path);
        return ScriptHost.WhyUnreadable(path) is { } why ? throw CallProblem.NotReadable(path, why) : path;
    }

    private static void AddFolder(List<ScriptFile> scripts, string folder)
    {
        var files = new List<string>(Directory.EnumerateFiles(folder, "*.mem", Recursive));
        files.RemoveAll(file => (Path.GetDirectoryName(Path.GetRelativePath(folder, file)) ?? "").Split(Path.DirectorySeparatorChar).Contains(Submissions));
        if (files.Count == 0)
            throw new CallProblem(ExitStatus.WrongUsage, DiagnosticDescriptors.NoScripts, folder);
        files.Sort(StringComparer.Ordinal);
        foreach (var file in files)
            scripts.Add(new ScriptFile(Readable(file), folder));
    }
}
