namespace MemDsl.Runtime.Rules;

/// <summary>process_madvise(2), in the order of its checks (<c>mm/madvise.c</c>); madvise's own rules follow, range by range.</summary>
public static class ProcessMadviseRules
{
    private const string Source = "mm/madvise.c, process_madvise(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("process_madvise.unknown-flags", Errno.EINVAL,
        "the flags must be 0, and are {0}", Source);

    public static readonly Rule TooManyRanges = Rule.Refusal("process_madvise.too-many-ranges", Errno.EINVAL,
        "there are {0:d} ranges; UIO_MAXIOV is {1:d}", "lib/iov_iter.c import_iovec, process_madvise(2)");

    public static readonly Rule NotAllowed = Rule.Refusal("process_madvise.not-allowed", Errno.EACCES,
        "the caller may not look into process {0:d}, which is another user's", "kernel/fork.c mm_access");

    public static readonly Rule NotForOthers = Rule.Refusal("process_madvise.not-for-others", Errno.EINVAL,
        "advice {0:d} may be given to oneself only; to others MADV_COLD, MADV_PAGEOUT, MADV_WILLNEED and MADV_COLLAPSE", Source);

    public static readonly Rule NoPrivilege = Rule.Refusal("process_madvise.no-privilege", Errno.EPERM,
        "advice for another process needs CAP_SYS_NICE", Source);
}
