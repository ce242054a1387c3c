namespace MemDsl.Runtime.Rules;

/// <summary>swapoff(2), in the order of its checks (<c>mm/swapfile.c</c>).</summary>
public static class SwapoffRules
{
    private const string Source = "mm/swapfile.c, swapoff(2)";

    public static readonly Rule NotPermitted = Rule.Refusal("swapoff.not-permitted", Errno.EPERM,
        "only a process with CAP_SYS_ADMIN may change swap", Source);

    public static readonly Rule NoSuchDevice = Rule.Refusal("swapoff.no-such-device", Errno.ENOENT,
        "there is no device or file of that name", Source);

    public static readonly Rule NotInUse = Rule.Refusal("swapoff.not-in-use", Errno.EINVAL,
        "the device is not in use as swap", Source);

    public static readonly Rule Committed = Rule.Refusal("swapoff.committed", Errno.ENOMEM,
        "the {0:d} pages of the area are promised to programs, by the rules of overcommit", "mm/swapfile.c, mm/util.c __vm_enough_memory");

    public static readonly Rule NoMemory = Rule.Refusal("swapoff.no-memory", Errno.ENOMEM,
        "there is no frame for the {0:d} pages that are still in the area", "mm/swapfile.c try_to_unuse");
}
