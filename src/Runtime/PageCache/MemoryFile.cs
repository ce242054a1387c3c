using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>Names a file (inode) of one machine; from 1.</summary>
public readonly record struct FileId(int Value);

/// <summary>What keeps a file's bytes that are not cached.</summary>
public enum MemoryFileKind
{
    /// <summary>A disk: pages can be dropped and read again.</summary>
    Disk,

    /// <summary>Nothing (shmem: shared anonymous memory, memfd): its cached pages are the file.</summary>
    Shmem,
}

/// <summary>
/// struct inode with its struct address_space: a file's size, its bytes on disk, and its pages in memory. Users see bytes through
/// <see cref="Read"/> and <see cref="Write"/>, which go through the page cache as mappings do.
/// </summary>
public sealed partial class MemoryFile
{
    private readonly Kernel _kernel;

    internal MemoryFile(Kernel kernel, FileId id, string name, MemoryFileKind kind, FileContent content)
    {
        _kernel = kernel;
        Id = id;
        Name = name;
        Kind = kind;
        Content = content;
        Pages = new CachedPages(kernel, this);
        Mappings = new FileMappings();
    }

    private MemoryFile(Kernel kernel, MemoryFile original)
    {
        _kernel = kernel;
        Id = original.Id;
        Name = original.Name;
        Kind = original.Kind;
        Content = original.Content;
        DeviceMajor = original.DeviceMajor;
        DeviceMinor = original.DeviceMinor;
        Inode = original.Inode;
        SegmentId = original.SegmentId;
        Size = original.Size;
        Opens = original.Opens;
        DirtyPages = original.DirtyPages;
        DirtiedAt = original.DirtiedAt;
        DirtiedOrder = original.DirtiedOrder;
        CommittedPages = original.CommittedPages;
        Pages = original.Pages.CloneFor(kernel, this);
        Mappings = original.Mappings.Copy();
    }

    public FileId Id { get; }

    /// <summary>The name as maps show it: a path, or <c>/dev/zero (deleted)</c>, <c>/memfd:x (deleted)</c>.</summary>
    public string Name { get; }

    public MemoryFileKind Kind { get; }

    public uint DeviceMajor { get; internal init; }

    public uint DeviceMinor { get; internal init; }

    /// <summary>i_ino, as maps show it.</summary>
    public ulong Inode { get; internal init; }

    /// <summary>The id of the System V segment whose pages these are; null for all other files.</summary>
    internal int? SegmentId { get; init; }

    /// <summary>i_size in bytes.</summary>
    public ulong Size { get; internal set; }

    /// <summary>Pages up to the last byte; the index from which a mapping gives SIGBUS.</summary>
    public ulong PageCount => (Size >> PageSize.Shift) + ((Size & PageSize.OffsetMask) != 0 ? 1UL : 0);

    /// <summary>nrpages: pages of the file that are in memory.</summary>
    public int CachedPageCount => Pages.Count;

    /// <summary>Pages that were charged to the committed memory when a shmem file of fixed size was made (shmem_acct_size).</summary>
    internal ulong CommittedPages { get; init; }

    /// <summary>What the disk holds; pages in memory may be newer.</summary>
    internal FileContent Content { get; set; }

    /// <summary>Cached pages that are newer than the disk; none of a shmem file counts.</summary>
    internal ulong DirtyPages { get; set; }

    /// <summary>dirtied_when: the tick at which the first of these became dirty, and its place among all files.</summary>
    internal long DirtiedAt { get; set; }

    internal long DirtiedOrder { get; set; }

    /// <summary>i_pages.</summary>
    internal CachedPages Pages { get; }

    /// <summary>i_mmap.</summary>
    internal FileMappings Mappings { get; }

    /// <summary>Open files of this file; the last one's end is the end of a nameless file.</summary>
    internal int Opens { get; set; }

    internal OpenFile? DefaultOpen { get; set; }

    /// <summary>The frame that caches page <paramref name="index"/>, if it is cached.</summary>
    public bool TryGetCached(ulong index, out PageFrameNumber pfn)
    {
        pfn = Pages[index];
        return !pfn.IsNone && _kernel.Memory.Peek(pfn).IsUpToDate;
    }

    internal MemoryFile CloneFor(Kernel kernel) => new(kernel, this);
}
