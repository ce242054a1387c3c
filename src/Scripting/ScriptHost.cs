namespace MemDsl.Scripting;

/// <summary>The usual hosts.</summary>
public static class ScriptHost
{
    /// <summary>The file system of this computer, read only.</summary>
    public static IScriptHost Files { get; } = new FileHost();

    /// <summary>A host that has no files: scripts may not import, and every real file is missing.</summary>
    public static IScriptHost Nothing { get; } = new EmptyHost();

    private sealed class FileHost : IScriptHost
    {
        /// <summary>Larger files are refused, so that <c>/dev/zero</c> or a disk image does not eat the computer's memory.</summary>
        private const long LargestFile = 512L * 1024 * 1024;

        public HostRead ReadScript(string path) => Read(path);

        public HostRead ReadFile(string path) => Read(path);

        public string ResolvePath(string path) => SymbolicLinks.Resolve(path);

        private static HostRead Read(string path)
        {
            try
            {
                if (Directory.Exists(path)) return HostRead.Failed($"'{path}' is a directory");
                if (!File.Exists(path)) return HostRead.Missing(path);
                var info = new FileInfo(path);
                if (info.Length > LargestFile) return HostRead.Failed($"'{path}' is larger than {LargestFile >> 20}M");
                if ((info.Attributes & FileAttributes.Device) != 0) return HostRead.Failed($"'{path}' is a device");
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                if (!stream.CanSeek) return HostRead.Failed($"'{path}' is not an ordinary file");
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return HostRead.Of(bytes);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
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
