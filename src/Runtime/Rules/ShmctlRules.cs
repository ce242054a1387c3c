namespace MemDsl.Runtime.Rules;

/// <summary>shmctl(2), in the order of its checks (<c>ipc/shm.c</c> shmctl_down).</summary>
public static class ShmctlRules
{
    private const string Source = "ipc/shm.c, shmctl(2)";

    public static readonly Rule Command = Rule.Refusal("shmctl.command", Errno.EINVAL,
        "of the commands only IPC_RMID is modelled, not {0:d}", Source);

    public static readonly Rule NoSegment = Rule.Refusal("shmctl.no-segment", Errno.EINVAL,
        "there is no segment {0:d}", Source);

    public static readonly Rule NotOwner = Rule.Refusal("shmctl.not-owner", Errno.EPERM,
        "segment {0:d} is another user's, and the caller has no CAP_SYS_ADMIN", "ipc/util.c ipcctl_obtain_check, shmctl(2)");
}
