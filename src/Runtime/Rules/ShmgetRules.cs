namespace MemDsl.Runtime.Rules;

/// <summary>shmget(2), in the order of its checks (<c>ipc/util.c</c> ipcget, <c>ipc/shm.c</c> newseg).</summary>
public static class ShmgetRules
{
    private const string Source = "ipc/shm.c newseg, shmget(2)";
    private const string KeySource = "ipc/util.c ipcget_public, shmget(2)";

    public static readonly Rule NoKey = Rule.Refusal("shmget.no-key", Errno.ENOENT,
        "there is no segment with key {0}, and IPC_CREAT was not given", KeySource);

    public static readonly Rule Exists = Rule.Refusal("shmget.exists", Errno.EEXIST,
        "IPC_CREAT and IPC_EXCL, and there is a segment with key {0}", KeySource);

    public static readonly Rule TooSmall = Rule.Refusal("shmget.too-small", Errno.EINVAL,
        "the segment with this key has {0:s} bytes, less than the {1:s} that are wanted", "ipc/shm.c shm_more_checks, shmget(2)");

    public static readonly Rule NotAllowed = Rule.Refusal("shmget.not-allowed", Errno.EACCES,
        "segment {0:d} does not grant the caller the rights of the mode", "ipc/util.c ipcperms, shmget(2)");

    public static readonly Rule Size = Rule.Refusal("shmget.size", Errno.EINVAL,
        "the size {0} is less than SHMMIN (1) or more than SHMMAX (2^64 - 2^24)", Source);

    public static readonly Rule AllPages = Rule.Refusal("shmget.all-pages", Errno.ENOSPC,
        "{0:d} pages more are more than SHMALL allows all segments together", Source);

    public static readonly Rule TooMany = Rule.Refusal("shmget.too-many", Errno.ENOSPC,
        "there are already {0:d} segments, SHMMNI", "ipc/util.c ipc_addid, shmget(2)");
}
