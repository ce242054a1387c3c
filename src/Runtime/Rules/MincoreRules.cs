namespace MemDsl.Runtime.Rules;

/// <summary>mincore(2), in the order of its checks (<c>mm/mincore.c</c>).</summary>
public static class MincoreRules
{
    private const string Source = "mm/mincore.c, mincore(2)";

    public static readonly Rule Unaligned = Rule.Refusal("mincore.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule BeyondTaskSize = Rule.Refusal("mincore.beyond-task-size", Errno.ENOMEM,
        "the range of {1} bytes at {0} leaves user space", Source);

    public static readonly Rule Hole = Rule.Refusal("mincore.hole", Errno.ENOMEM,
        "nothing is mapped at {0}", Source);
}
