using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Processes;

namespace MemDsl.Runtime.SystemV;

/// <summary>struct shmid_kernel (<c>ipc/shm.c</c>): a segment of System V shared memory.</summary>
/// <param name="Id">What shmget gave; also the inode number that maps show.</param>
/// <param name="Key">0, IPC_PRIVATE, where nobody can find it by a key.</param>
/// <param name="Size">shm_segsz in bytes, as asked for; mappings round it up to pages.</param>
/// <param name="Mode">The nine bits of access rights.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="CreatorPid">shm_cpid.</param>
/// <param name="OpenFile">The open file that keeps its pages.</param>
/// <param name="IsDoomed">SHM_DEST: it goes with its last attach.</param>
public sealed record SharedSegment(int Id, int Key, ulong Size, int Mode, Credentials Creator, int CreatorPid, int OpenFile, bool IsDoomed = false)
{
    private const int Read = 4;
    private const int Write = 2;
    private const int Execute = 1;

    /// <summary>ipcperms: whether the wanted rights, as bits of one class (4, 2, 1), are granted. Root asks nobody (CAP_IPC_OWNER).</summary>
    internal bool Grants(Credentials caller, int wanted)
    {
        var granted = caller.Euid == Creator.Euid ? Mode >> 6 : caller.Egid == Creator.Egid ? Mode >> 3 : Mode;
        return (wanted & ~granted & (Read | Write | Execute)) == 0 || caller.Euid == 0;
    }

    /// <summary>The rights that a mode asks for, all classes taken together.</summary>
    internal static int Wanted(int mode) => (mode >> 6 | mode >> 3 | mode) & (Read | Write | Execute);

    /// <summary>shm_nattch: areas of all address spaces that map it.</summary>
    internal static ulong Attaches(MemoryFile file) => file.Mappings.Total;
}
