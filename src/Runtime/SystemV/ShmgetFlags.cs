namespace MemDsl.Runtime.SystemV;

/// <summary>Flags of shmget (<c>ipc.h</c>, <c>shm.h</c>); the lowest nine bits are the mode.</summary>
[Flags]
public enum ShmgetFlags
{
    None = 0,
    ModeMask = 0x1ff,

    /// <summary>IPC_CREAT: make the segment if there is none with the key.</summary>
    Create = 0x200,

    /// <summary>IPC_EXCL: with IPC_CREAT, there must be none.</summary>
    Exclusive = 0x400,

    /// <summary>SHM_NORESERVE: not charged to the committed memory.</summary>
    NoReserve = 0x1000,
}
