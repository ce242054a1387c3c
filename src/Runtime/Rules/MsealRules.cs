namespace MemDsl.Runtime.Rules;

/// <summary>mseal(2), in the order of its checks (<c>mm/mseal.c</c>).</summary>
public static class MsealRules
{
    private const string Source = "mm/mseal.c, mseal(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("mseal.unknown-flags", Errno.EINVAL,
        "mseal has no flags, and got {0}", Source);

    public static readonly Rule Unaligned = Rule.Refusal("mseal.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule LengthOverflow = Rule.Refusal("mseal.length-overflow", Errno.EINVAL,
        "the length {0} wraps to 0 when rounded up to pages", Source);

    public static readonly Rule Wraps = Rule.Refusal("mseal.wraps", Errno.EINVAL,
        "the range of {1} bytes at {0} wraps around", Source);

    public static readonly Rule Hole = Rule.Refusal("mseal.hole", Errno.ENOMEM,
        "nothing is mapped at {0}; nothing was sealed", Source);
}
