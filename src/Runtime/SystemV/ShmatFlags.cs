namespace MemDsl.Runtime.SystemV;

/// <summary>Flags of shmat (<c>shm.h</c>).</summary>
[Flags]
public enum ShmatFlags
{
    None = 0,

    /// <summary>SHM_RDONLY: attach for reading.</summary>
    ReadOnly = 0x1000,

    /// <summary>SHM_RND: round the address down to SHMLBA, a page.</summary>
    Round = 0x2000,

    /// <summary>SHM_REMAP: replace what is mapped there.</summary>
    Remap = 0x4000,

    /// <summary>SHM_EXEC: attach for execution.</summary>
    Execute = 0x8000,
}
