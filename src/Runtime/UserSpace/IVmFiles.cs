namespace MemDsl.Runtime.UserSpace;

/// <summary>The machine's open files, as far as areas keep them alive.</summary>
public interface IVmFiles
{
    /// <summary>The open file behind a number that an area holds.</summary>
    IVmFile Get(int openFile);

    /// <summary>get_file: one holder more.</summary>
    void Hold(int id);

    /// <summary>fput: one holder less; the last one closes the file.</summary>
    void Put(int id);

    /// <summary>get_file and i_mmap insertion: one more area of the address space maps the file.</summary>
    void AddMapping(int openFile, MmStruct mm);

    /// <summary>fput and i_mmap removal: one area fewer.</summary>
    void RemoveMapping(int openFile, MmStruct mm);

    /// <summary>shmem_zero_setup: a new file "/dev/zero (deleted)" for shared anonymous memory, opened read-write. It lives as long as an
    /// area maps it, and gives back the <paramref name="committedPages"/> that were promised for it.</summary>
    IVmFile CreateSharedAnonymous(ulong length, ulong committedPages);

    /// <summary>fallocate(FALLOC_FL_PUNCH_HOLE) for madvise(MADV_REMOVE): drops the bytes from the file.</summary>
    void PunchHole(int openFile, ulong offset, ulong length);

    /// <summary>vfs_fsync_range for msync(MS_SYNC).</summary>
    void Sync(int openFile, ulong offset, ulong length);
}
