namespace MemDsl.Runtime.Exec;

/// <summary>
/// Files from outside the model, as far as executing them needs. The model does no input or output of its own: whoever runs it decides what may be read.
/// </summary>
public interface IHostFiles
{
    /// <summary>Opens a file for execution, as open_exec does (<c>fs/exec.c</c>): symbolic links are followed.</summary>
    HostFile Open(string path);
}

/// <summary>What opening a host file gave. Closed: <see cref="Found"/>, <see cref="Missing"/>, <see cref="Refused"/>.</summary>
public abstract record HostFile
{
    private HostFile()
    {
    }

    /// <summary>The file's bytes under the path that maps will show, all symbolic links resolved.</summary>
    public sealed record Found(string ResolvedPath, ReadOnlyMemory<byte> Bytes) : HostFile;

    /// <summary>ENOENT: there is no such file.</summary>
    public sealed record Missing : HostFile;

    /// <summary>EACCES: a directory, not executable, not readable, or outside of what may be read.</summary>
    public sealed record Refused(string Why) : HostFile;
}
