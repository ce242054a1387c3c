using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.PageCache;

/// <summary>FMODE_*: what an open file may be used for.</summary>
[Flags]
public enum OpenFileMode
{
    None = 0,
    Read = 1,
    Write = 2,
    ReadWrite = Read | Write,
}

/// <summary>
/// struct file: one open of a file. Its identity decides merging: two opens of one file never merge (<c>mm/vma.c</c>).
/// It lives as long as descriptors and VMAs refer to it; those hold its <see cref="Id"/>, so that clones can share them.
/// </summary>
public sealed class OpenFile : IVmFile
{
    internal OpenFile(int id, MemoryFile file, OpenFileMode mode)
    {
        Id = id;
        File = file;
        Mode = mode;
    }

    /// <summary>Its number in the machine's <see cref="FileTable"/>, from 1; VMAs refer to it by this.</summary>
    public int Id { get; }

    public MemoryFile File { get; }

    public OpenFileMode Mode { get; }

    public bool IsReadable => (Mode & OpenFileMode.Read) != 0;

    public bool IsWritable => (Mode & OpenFileMode.Write) != 0;

    public bool CanMap => true;

    public bool IsShmem => File.Kind == MemoryFileKind.Shmem;

    public bool AllowsSync => IsShmem;

    public bool IsWriteSealed => false;

    public bool HasClose => File.SegmentId is not null;

    /// <summary>f_pos: where the next <c>read</c> or <c>write</c> starts, in bytes.</summary>
    public ulong Position { get; set; }

    /// <summary>f_count: descriptors and VMAs, and the file itself for its default open.</summary>
    public int References { get; internal set; }

    internal OpenFile CloneFor(MemoryFile file) => new(Id, file, Mode) { Position = Position, References = References };
}
