namespace MemDsl.Runtime.Processes;

/// <summary>The capabilities that memory management asks for (<c>capability.h</c>).</summary>
[Flags]
public enum Capabilities
{
    None = 0,

    /// <summary>CAP_IPC_LOCK: lock beyond RLIMIT_MEMLOCK.</summary>
    IpcLock = 1 << 0,

    /// <summary>CAP_SYS_RAWIO: map below <c>mmap_min_addr</c>.</summary>
    SysRawIo = 1 << 1,

    /// <summary>CAP_SYS_ADMIN: use the admin reserve under strict overcommit; see frame numbers in pagemap.</summary>
    SysAdmin = 1 << 2,

    /// <summary>CAP_SYS_RESOURCE: raise hard limits.</summary>
    SysResource = 1 << 3,

    /// <summary>CAP_SYS_NICE: advise other processes' memory.</summary>
    SysNice = 1 << 4,

    All = IpcLock | SysRawIo | SysAdmin | SysResource | SysNice,
}

/// <summary>struct cred: who a process is, and what it may.</summary>
public sealed record Credentials(uint Uid, uint Euid, uint Gid, uint Egid, Capabilities Capabilities)
{
    /// <summary>User <paramref name="uid"/>: root has all capabilities, everyone else none (<c>capabilities(7)</c>).</summary>
    public static Credentials ForUser(uint uid) => new(uid, uid, uid, uid, uid == 0 ? Capabilities.All : Capabilities.None);

    public Credentials WithCapabilities(Capabilities capabilities) => this with { Capabilities = capabilities };

    public bool Has(Capabilities capability) => (Capabilities & capability) == capability;
}
