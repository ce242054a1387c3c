namespace MemDsl.Scripting;

/// <summary>The folder that a script may read other files of, by paths relative to the file that names them; never outside, symbolic links included.</summary>
internal sealed class ScriptRoot(IScriptHost host, string root)
{
    /// <summary>PATH_MAX less the NUL.</summary>
    private const int LongestPath = 4095;

    public IScriptHost Host { get; } = host;

    /// <summary>The path as the host reads it, or null and why not.</summary>
    public string? Find(string namingFile, string path, out string problem)
    {
        problem = "";
        if (path.Length > LongestPath) problem = $"a path has at most {LongestPath} characters";
        else if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) problem = "that is no path";
        else if (Path.IsPathRooted(path)) problem = "it is outside of the script root: the path must be relative";
        if (problem.Length > 0) return null;
        var folder = Path.GetDirectoryName(namingFile) ?? "";
        var found = Path.GetRelativePath(".", Path.Combine(folder, path)).Replace('\\', '/');
        if (IsInside(GuardedHost.Follow(Host, Path.GetFullPath(found)), GuardedHost.Follow(Host, Path.GetFullPath(root)))) return found;
        problem = "it is outside of the script root";
        return null;
    }

    private static bool IsInside(string path, string root)
    {
        var folder = root.EndsWith(Path.DirectorySeparatorChar) ? root : root + Path.DirectorySeparatorChar;
        return path.StartsWith(folder, StringComparison.Ordinal);
    }
}
