namespace MemDsl.Runtime.Rules;

/// <summary>shmat(2), in the order of its checks (<c>ipc/shm.c</c> do_shmat); mmap's own rules follow.</summary>
public static class ShmatRules
{
    private const string Source = "ipc/shm.c do_shmat, shmat(2)";

    public static readonly Rule NegativeId = Rule.Refusal("shmat.negative-id", Errno.EINVAL,
        "the id {0} is negative", Source);

    public static readonly Rule Unaligned = Rule.Refusal("shmat.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of SHMLBA, a page, and SHM_RND was not given", Source);

    public static readonly Rule RoundsToZero = Rule.Refusal("shmat.rounds-to-zero", Errno.EINVAL,
        "SHM_RND rounds the address down to 0, which SHM_REMAP cannot replace", Source);

    public static readonly Rule RemapNowhere = Rule.Refusal("shmat.remap-nowhere", Errno.EINVAL,
        "SHM_REMAP without an address", Source);

    public static readonly Rule NoSegment = Rule.Refusal("shmat.no-segment", Errno.EINVAL,
        "there is no segment {0:d}", Source);

    public static readonly Rule NotAllowed = Rule.Refusal("shmat.not-allowed", Errno.EACCES,
        "segment {0:d} does not grant the caller the rights of this attach", "ipc/util.c ipcperms, shmat(2)");

    public static readonly Rule Wraps = Rule.Refusal("shmat.wraps", Errno.EINVAL,
        "{1:s} bytes at {0} wrap around", Source);

    public static readonly Rule Occupied = Rule.Refusal("shmat.occupied", Errno.EINVAL,
        "something is mapped in the {1:s} bytes at {0}, and SHM_REMAP was not given", Source);
}
