using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.PageCache;

/// <summary>
/// All files and opens of a machine: the file system, as far as memory feels it. Ids are given in order and never again.
/// </summary>
public sealed class FileTable : IVmFiles
{
    private const ulong FirstInode = 11;

    private readonly Kernel _kernel;
    private readonly List<MemoryFile?> _files = [null];
    private readonly List<OpenFile?> _opens = [null];
    private readonly Dictionary<string, MemoryFile> _byPath = new(StringComparer.Ordinal);
    private ulong _lastDiskInode = FirstInode;
    private ulong _lastShmemInode;

    internal FileTable(Kernel kernel) => _kernel = kernel;

    private FileTable(Kernel kernel, FileTable original)
    {
        _kernel = kernel;
        _lastDiskInode = original._lastDiskInode;
        _lastShmemInode = original._lastShmemInode;
        _files.EnsureCapacity(original._files.Count);
        for (int i = 1; i < original._files.Count; i++) _files.Add(original._files[i]?.CloneFor(kernel));
        for (int i = 1; i < original._opens.Count; i++)
        {
            _opens.Add(original._opens[i] is { } open ? open.CloneFor(_files[open.File.Id.Value]!) : null);
        }

        foreach (var (path, file) in original._byPath) _byPath.Add(path, _files[file.Id.Value]!);
        for (int i = 1; i < _files.Count; i++)
        {
            if (original._files[i]?.DefaultOpen is { } open) _files[i]!.DefaultOpen = _opens[open.Id];
        }
    }

    /// <summary>Every file that exists, in the order of creation.</summary>
    public IEnumerable<MemoryFile> All => _files.OfType<MemoryFile>();

    /// <summary>Every open file, in the order of opening.</summary>
    public IEnumerable<OpenFile> Opens => _opens.OfType<OpenFile>();

    /// <summary>The file with that id; it must exist.</summary>
    public MemoryFile this[FileId id] => _files[id.Value]!;

    /// <summary>The open file with that id; it must exist.</summary>
    public OpenFile Open(int id) => _opens[id]!;

    /// <summary>The file on disk whose path is <paramref name="path"/>, or null.</summary>
    public MemoryFile? Find(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>
    /// A file on disk with the given bytes, followed by zeros up to <paramref name="size"/>; it starts in the page cache, as one that was
    /// just written, as far as memory allows. A file of the same path is replaced for later look-ups and lives on for its users.
    /// </summary>
    public MemoryFile Create(string path, ReadOnlyMemory<byte> bytes, ulong size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, (ulong)bytes.Length);
        var file = new MemoryFile(_kernel, new FileId(_files.Count), path, MemoryFileKind.Disk, new FileContent(bytes))
        {
            DeviceMajor = 8,
            DeviceMinor = 1,
            Inode = ++_lastDiskInode,
            Size = size,
        };
        _files.Add(file);
        _byPath[path] = file;
        file.WarmUp();
        return file;
    }

    /// <summary>
    /// The file that a program's image is executed from: the one of that path if it has these bytes, else a new one in its place.
    /// </summary>
    internal MemoryFile ForProgram(string path, ReadOnlyMemory<byte> bytes) =>
        Find(path) is { } file && file.HasBytes(bytes.Span) ? file : Create(path, bytes, (ulong)bytes.Length);

    /// <summary>
    /// shmem_kernel_file_setup: a nameless file that lives in memory only (<c>/dev/zero (deleted)</c>, <c>/memfd:x (deleted)</c>), open for
    /// both. Not yet referred to by anyone: the caller takes it with <see cref="Hold"/> or <see cref="AddMapping"/>.
    /// </summary>
    public OpenFile CreateShmem(string shownName, ulong size) => CreateShmem(shownName, size, committedPages: 0);

    /// <summary>A new open of the file, not yet referred to by anyone: the caller takes it with <see cref="Hold"/> or <see cref="AddMapping"/>.</summary>
    public OpenFile Open(MemoryFile file, OpenFileMode mode)
    {
        ArgumentNullException.ThrowIfNull(file);
        var open = new OpenFile(_opens.Count, file, mode);
        _opens.Add(open);
        file.Opens++;
        return open;
    }

    /// <summary>
    /// The machine's own open of a file, for mappings that name the file and no descriptor; the same one each time, so that such mappings
    /// merge as those of one descriptor do.
    /// </summary>
    public OpenFile DefaultOpen(MemoryFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.DefaultOpen is { } existing) return existing;
        var open = Open(file, OpenFileMode.ReadWrite);
        open.References++;
        file.DefaultOpen = open;
        return open;
    }

    /// <inheritdoc cref="Open(int)"/>
    public IVmFile Get(int openFile) => Open(openFile);

    /// <summary>shmem_zero_setup: the file behind one shared anonymous mapping.</summary>
    /// <param name="length">Its size.</param>
    /// <param name="committedPages">What the caller has charged for it; the file gives it back at its end.</param>
    public IVmFile CreateSharedAnonymous(ulong length, ulong committedPages) => CreateShmem("/dev/zero (deleted)", length, committedPages);

    /// <summary>Drops bytes of a file, as madvise(MADV_REMOVE) and fallocate do.</summary>
    public void PunchHole(int openFile, ulong offset, ulong length) => Open(openFile).File.PunchHole(offset, length);

    /// <summary>Writes the dirty pages of the bytes to disk.</summary>
    public void Sync(int openFile, ulong offset, ulong length) =>
        Open(openFile).File.WriteBack(offset >> PageSize.Shift, (offset + length + PageSize.OffsetMask) >> PageSize.Shift);

    /// <summary>get_file: one more descriptor.</summary>
    public void Hold(int id) => Open(id).References++;

    /// <summary>fput: one holder less; the last one closes it, and with it a file that has no name.</summary>
    public void Put(int id)
    {
        var open = Open(id);
        if (open.References <= 0) throw new InvalidOperationException($"open file {id} is put more often than got");
        if (--open.References > 0) return;
        _opens[id] = null;
        var file = open.File;
        if (--file.Opens == 0 && file.Kind == MemoryFileKind.Shmem) Evict(file);
    }

    /// <summary>
    /// A VMA with this backing entered <paramref name="mm"/>'s tree: counts a reference, and the mm among those that truncation has to visit
    /// (i_mmap). Called wherever the number of areas with a backing rises.
    /// </summary>
    public void AddMapping(int openFile, MmStruct mm)
    {
        ArgumentNullException.ThrowIfNull(mm);
        var open = Open(openFile);
        open.References++;
        open.File.Mappings.Add(mm.Id);
    }

    /// <summary>A VMA with this backing left <paramref name="mm"/>'s tree; the counterpart of <see cref="AddMapping"/>, called after its pages were zapped.</summary>
    public void RemoveMapping(int openFile, MmStruct mm)
    {
        ArgumentNullException.ThrowIfNull(mm);
        var file = Open(openFile).File;
        file.Mappings.Remove(mm.Id);
        Put(openFile);
        if (file.SegmentId is { } segment) _kernel.SharedMemory.Detached(segment);
    }

    internal FileTable CloneFor(Kernel kernel) => new(kernel, this);

    /// <summary>The file of a System V segment; its inode number is the segment's id. The pages are charged by the caller.</summary>
    internal OpenFile CreateSegment(string shownName, ulong size, ulong committedPages, int id) => CreateShmem(shownName, size, committedPages, id);

    private OpenFile CreateShmem(string shownName, ulong size, ulong committedPages, int? segment = null)
    {
        _lastShmemInode++;
        var file = new MemoryFile(_kernel, new FileId(_files.Count), shownName, MemoryFileKind.Shmem, new FileContent(default))
        {
            DeviceMajor = 0,
            DeviceMinor = 1,
            Inode = segment is { } id ? (ulong)id : _lastShmemInode,
            SegmentId = segment,
            Size = size,
            CommittedPages = committedPages,
        };
        _files.Add(file);
        return Open(file, OpenFileMode.ReadWrite);
    }

    private void Evict(MemoryFile file)
    {
        file.Pages.RemoveFrom(0);
        _kernel.Vm.Committed.Uncharge(file.CommittedPages);
        _files[file.Id.Value] = null;
    }
}
