namespace MemDsl.Runtime.Rules;

/// <summary>swapon(2), in the order of its checks (<c>mm/swapfile.c</c>).</summary>
public static class SwaponRules
{
    private const string Source = "mm/swapfile.c, swapon(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("swapon.unknown-flags", Errno.EINVAL,
        "the flags {0} hold bits that mean nothing", Source);

    public static readonly Rule NotPermitted = Rule.Refusal("swapon.not-permitted", Errno.EPERM,
        "only a process with CAP_SYS_ADMIN may change swap", Source);

    public static readonly Rule TooMany = Rule.Refusal("swapon.too-many", Errno.EPERM,
        "{0:d} areas are in use, and swap entries have room for no more", "mm/swapfile.c alloc_swap_info");

    public static readonly Rule NoSuchDevice = Rule.Refusal("swapon.no-such-device", Errno.ENOENT,
        "there is no device or file of that name", Source);

    public static readonly Rule InUse = Rule.Refusal("swapon.in-use", Errno.EBUSY,
        "the device is in use as swap already", "mm/swapfile.c claim_swapfile");

    public static readonly Rule NoSignature = Rule.Refusal("swapon.no-signature", Errno.EINVAL,
        "the file does not begin with the header of a swap area, which mkswap writes", "mm/swapfile.c read_swap_header");
}
