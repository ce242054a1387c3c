using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>The files of the computer that runs the tests.</summary>
internal sealed class HostFiles : IHostFiles
{
    public HostFile Open(string path)
    {
        if (Directory.Exists(path))
            return new HostFile.Refused("is a directory");
        return File.Exists(path) ? new HostFile.Found(Resolve(path), File.ReadAllBytes(path)) : new HostFile.Missing();
    }

    /// <summary>realpath(3): .NET follows only the last link, so every folder on the way is looked at too.</summary>
    private static string Resolve(string path)
    {
        var resolved = "/";
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            resolved = info.ResolveLinkTarget(true) is { } target ? Resolve(target.FullName) : next;
        }

        return resolved;
    }
}
