namespace MemDsl.Runtime.Rules;

/// <summary>brk(2), in the order of its checks (<c>mm/mmap.c</c>). The system call itself only gives back the old break; sbrk(3) makes
/// ENOMEM of it.</summary>
public static class BrkRules
{
    private const string Source = "mm/mmap.c brk, brk(2)";

    public static readonly Rule BelowStart = Rule.Refusal("brk.below-start", Errno.ENOMEM,
        "{0} lies below the heap's start, start_brk {1}", Source);

    public static readonly Rule DataLimit = Rule.Refusal("brk.data-limit", Errno.ENOMEM,
        "heap and program data together would pass RLIMIT_DATA ({0:s})", Source);

    public static readonly Rule NothingThere = Rule.Refusal("brk.nothing-there", Errno.ENOMEM,
        "nothing is mapped between the new break {0} and the old one {1}: the heap's end was unmapped", Source);

    public static readonly Rule BeyondTaskSize = Rule.Refusal("brk.beyond-task-size", Errno.ENOMEM,
        "the break {0} would lie above TASK_SIZE", Source);

    public static readonly Rule LengthOverflow = Rule.Refusal("brk.length-overflow", Errno.ENOMEM,
        "the length {0} wraps when rounded up to pages", "mm/mmap.c vm_brk_flags");

    public static readonly Rule LockLimit = Rule.Refusal("brk.lock-limit", Errno.EAGAIN,
        "mlockall(MCL_FUTURE) is in force and locked_vm would pass RLIMIT_MEMLOCK ({0:s})", "mm/mmap.c check_brk_limits");

    public static readonly Rule NextArea = Rule.Refusal("brk.next-area", Errno.ENOMEM,
        "the area at {0} is closer than a page, or than its guard gap, to the new break {1}", Source);

    public static readonly Rule MapCount = Rule.Refusal("brk.map-count", Errno.ENOMEM,
        "the process has more areas than vm.max_map_count ({0:d})", "mm/vma.c do_brk_flags");
}
