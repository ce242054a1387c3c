namespace MemDsl.Runtime.Rules;

/// <summary>mlock(2) and its family, in the order of their checks (<c>mm/mlock.c</c>).</summary>
public static class MlockRules
{
    private const string Source = "mm/mlock.c do_mlock, mlock(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("mlock.unknown-flags", Errno.EINVAL,
        "mlock2 knows no flag but MLOCK_ONFAULT, and got {0}", "mm/mlock.c mlock2, mlock(2)");

    public static readonly Rule AllFlags = Rule.Refusal("mlockall.flags", Errno.EINVAL,
        "mlockall needs MCL_CURRENT or MCL_FUTURE and knows only MCL_ONFAULT besides; it got {0}", "mm/mlock.c mlockall, mlockall(2)");

    public static readonly Rule Forbidden = Rule.Refusal("mlock.forbidden", Errno.EPERM,
        "RLIMIT_MEMLOCK is 0 and the caller has no CAP_IPC_LOCK", "mm/mlock.c can_do_mlock, mlock(2)");

    public static readonly Rule AllLimit = Rule.Refusal("mlockall.limit", Errno.ENOMEM,
        "the {0:d} pages of the process are more than RLIMIT_MEMLOCK ({1:s})", "mm/mlock.c mlockall, mlockall(2)");

    public static readonly Rule Limit = Rule.Refusal("mlock.limit", Errno.ENOMEM,
        "locked_vm would pass RLIMIT_MEMLOCK ({0:s})", Source);

    public static readonly Rule Wraps = Rule.Refusal("mlock.wraps", Errno.EINVAL,
        "the range of {1} bytes at {0} wraps around", "mm/mlock.c apply_vma_lock_flags");

    public static readonly Rule Hole = Rule.Refusal("mlock.hole", Errno.ENOMEM,
        "nothing is mapped at {0}; what lies before it stays changed", "mm/mlock.c apply_vma_lock_flags, mlock(2)");

    public static readonly Rule NotAccessible = Rule.Refusal("mlock.not-accessible", Errno.ENOMEM,
        "the pages at {0} cannot be brought in: no access is allowed, or the file ends before them; the area stays locked", "mm/mlock.c __mlock_posix_error_return");

    public static readonly Rule NoMemory = Rule.Refusal("mlock.no-memory", Errno.EAGAIN,
        "there is no memory for the pages at {0}; the area stays locked", "mm/mlock.c __mlock_posix_error_return");
}
