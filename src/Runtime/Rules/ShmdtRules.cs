namespace MemDsl.Runtime.Rules;

/// <summary>shmdt(2), in the order of its checks (<c>ipc/shm.c</c> ksys_shmdt).</summary>
public static class ShmdtRules
{
    private const string Source = "ipc/shm.c ksys_shmdt, shmdt(2)";

    public static readonly Rule Unaligned = Rule.Refusal("shmdt.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule NotAttached = Rule.Refusal("shmdt.not-attached", Errno.EINVAL,
        "no segment is attached at {0}", Source);
}
