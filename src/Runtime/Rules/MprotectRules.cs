namespace MemDsl.Runtime.Rules;

/// <summary>mprotect(2) and pkey_mprotect(2), in the order of their checks (<c>mm/mprotect.c</c>).</summary>
public static class MprotectRules
{
    private const string Source = "mm/mprotect.c do_mprotect_pkey, mprotect(2)";

    public static readonly Rule BothGrow = Rule.Refusal("mprotect.both-grow", Errno.EINVAL,
        "PROT_GROWSDOWN and PROT_GROWSUP exclude each other", Source);

    public static readonly Rule Unaligned = Rule.Refusal("mprotect.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule Wraps = Rule.Refusal("mprotect.wraps", Errno.ENOMEM,
        "the range of {1} bytes at {0} wraps around", Source);

    public static readonly Rule UnknownBits = Rule.Refusal("mprotect.unknown-bits", Errno.EINVAL,
        "the protection {0} has bits other than PROT_READ, PROT_WRITE, PROT_EXEC and PROT_SEM (mmap would ignore them)", Source);

    public static readonly Rule NoKey = Rule.Refusal("mprotect.no-key", Errno.EINVAL,
        "protection key {0:d} is not allocated: the processor has none", "mm/mprotect.c, pkey_mprotect(2)");

    public static readonly Rule Hole = Rule.Refusal("mprotect.hole", Errno.ENOMEM,
        "nothing is mapped at {0}; what lies before it stays changed", Source);

    public static readonly Rule NotGrowing = Rule.Refusal("mprotect.not-growing", Errno.EINVAL,
        "PROT_GROWSDOWN, and the area at {0} does not grow downwards", Source);

    public static readonly Rule NotGrowingUp = Rule.Refusal("mprotect.not-growing-up", Errno.EINVAL,
        "PROT_GROWSUP, and the area at {0} does not grow upwards; on x86 none does", Source);

    public static readonly Rule NotAllowed = Rule.Refusal("mprotect.not-allowed", Errno.EACCES,
        "the area at {0} may not have the rights {1}: what it maps was not opened for them", Source);
}
