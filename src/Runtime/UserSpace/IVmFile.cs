namespace MemDsl.Runtime.UserSpace;

/// <summary>struct file as mmap sees it: an open file with the rights of its descriptor.</summary>
public interface IVmFile
{
    /// <summary>The number that areas keep (<see cref="VmArea.OpenFile"/>), above 0. Two opens of one file have two.</summary>
    int Id { get; }

    /// <summary>FMODE_READ, FMODE_WRITE.</summary>
    bool IsReadable { get; }
    bool IsWritable { get; }

    /// <summary>The file type can be mapped at all; a directory cannot.</summary>
    bool CanMap { get; }

    /// <summary>Lives in shmem (memfd, shared anonymous memory): its mappings are not aligned for huge pages.</summary>
    bool IsShmem { get; }

    /// <summary>Its own mmap takes MAP_SYNC: ext4 does on persistent memory only, shmem never looks.</summary>
    bool AllowsSync { get; }

    /// <summary>Sealed against writing (F_SEAL_WRITE): no shared writable mapping.</summary>
    bool IsWriteSealed { get; }

    /// <summary>vm_ops->close counts its areas (System V shared memory): no merge may make one of them disappear.</summary>
    bool HasClose { get; }
}
