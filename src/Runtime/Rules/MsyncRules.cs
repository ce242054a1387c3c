namespace MemDsl.Runtime.Rules;

/// <summary>msync(2), in the order of its checks (<c>mm/msync.c</c>).</summary>
public static class MsyncRules
{
    private const string Source = "mm/msync.c, msync(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("msync.unknown-flags", Errno.EINVAL,
        "msync knows MS_ASYNC, MS_INVALIDATE and MS_SYNC, and got {0}", Source);

    public static readonly Rule Unaligned = Rule.Refusal("msync.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule BothWays = Rule.Refusal("msync.both-ways", Errno.EINVAL,
        "MS_ASYNC and MS_SYNC exclude each other", Source);

    public static readonly Rule Wraps = Rule.Refusal("msync.wraps", Errno.ENOMEM,
        "the range of {1} bytes at {0} wraps around", Source);

    public static readonly Rule Hole = Rule.Refusal("msync.hole", Errno.ENOMEM,
        "nothing is mapped at {0}", Source);

    public static readonly Rule Locked = Rule.Refusal("msync.locked", Errno.EBUSY,
        "MS_INVALIDATE, and the area at {0} is locked", Source);
}
