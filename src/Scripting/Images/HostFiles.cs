using MemDsl.Runtime.Exec;

namespace MemDsl.Scripting.Images;

/// <summary>The host's files as the loader asks for them; relative paths are taken from the script's folder.</summary>
public sealed class HostFiles(IScriptHost host, string folder) : IHostFiles
{
    public HostRead Read(string path) => host.ReadFile(Path.Combine(folder, path));

    public HostFile Open(string path)
    {
        var read = Read(path);
        if (read.Bytes is { } bytes) return new HostFile.Found(host.ResolvePath(Path.Combine(folder, path)), bytes);
        return read.IsMissing ? new HostFile.Missing() : new HostFile.Refused(read.Problem ?? "");
    }
}
