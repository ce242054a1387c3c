using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>The usual hosts.</summary>
public static class ScriptHost
{
    /// <summary>The file system of this computer, read only.</summary>
    public static IScriptHost Files { get; } = new FileHost();

    /// <summary>Why a file of this computer cannot be read, in words and without its name; null when it can.</summary>
    public static string? WhyUnreadable(string path) => OrdinaryFile.Problem(path);

    /// <summary>Whether a path names a pipe or a terminal, which have no beginning and no end.</summary>
    public static bool IsPipe(string path) => OrdinaryFile.Problem(path) == OrdinaryFile.IsPipe;

    /// <summary>A host that has no files: scripts may not import, and every real file is missing.</summary>
    public static IScriptHost Nothing { get; } = new EmptyHost();

    private sealed class FileHost : IScriptHost
    {
        /// <summary>Larger files are refused, so that a disk image does not eat the computer's memory.</summary>
        private const long LargestFile = 512L * 1024 * 1024;

        public HostRead ReadScript(string path) => Read(path, LargestFile);

        public HostRead ReadFile(string path) => Read(path, LargestFile);

        public string ResolvePath(string path) => SymbolicLinks.Resolve(path);

        private static HostRead Read(string path, long largest)
        {
            try
            {
                if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) return HostRead.Failed($"{ValueFormatter.Quote(path)} is no path");
                if (Directory.Exists(path)) return HostRead.Failed($"'{path}' is a directory");
                return File.Exists(path) ? HostRead.Of(OrdinaryFile.Read(path, largest)) : HostRead.Missing(path);
            }
            catch (UnauthorizedAccessException)
            {
                return HostRead.Failed($"'{path}' cannot be read: permission denied");
            }
            catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
            {
                return HostRead.Failed($"'{path}' cannot be read: {problem.Message}");
            }
        }
    }

    private sealed class EmptyHost : IScriptHost
    {
        public HostRead ReadScript(string path) => HostRead.Missing(path);

        public HostRead ReadFile(string path) => HostRead.Missing(path);

        public string ResolvePath(string path) => path;
    }
}
