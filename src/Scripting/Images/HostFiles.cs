using MemDsl.Compiler.Diagnostics;
using MemDsl.Runtime.Exec;

namespace MemDsl.Scripting.Images;

/// <summary>The host's files as the loader asks for them; relative paths are taken from the script's folder.</summary>
public sealed class HostFiles(IScriptHost host, string folder) : IHostFiles
{
    /// <summary>What kept the last file from being read, where that was a limit or a permission.</summary>
    public Diagnostic? Refusal { get; private set; }

    public HostRead Read(string path)
    {
        var read = host.ReadFile(Path.Combine(folder, path));
        Refusal = read.Refusal;
        return read;
    }

    public HostFile Open(string path)
    {
        var read = Read(path);
        if (read.Bytes is { } bytes) return new HostFile.Found(host.ResolvePath(Path.Combine(folder, path)), bytes);
        return read.IsMissing ? new HostFile.Missing() : new HostFile.Refused(read.Problem ?? "");
    }
}
