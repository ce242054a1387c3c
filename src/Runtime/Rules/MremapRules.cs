namespace MemDsl.Runtime.Rules;

/// <summary>mremap(2), in the order of its checks (<c>mm/mremap.c</c>).</summary>
public static class MremapRules
{
    private const string Source = "mm/mremap.c check_mremap_params, mremap(2)";
    private const string AreaSource = "mm/mremap.c check_prep_vma, mremap(2)";

    public static readonly Rule UnknownFlags = Rule.Refusal("mremap.unknown-flags", Errno.EINVAL,
        "mremap knows MREMAP_MAYMOVE, MREMAP_FIXED and MREMAP_DONTUNMAP, and got {0}", Source);

    public static readonly Rule Unaligned = Rule.Refusal("mremap.unaligned", Errno.EINVAL,
        "the old address {0} is not a multiple of the page size", Source);

    public static readonly Rule LengthZero = Rule.Refusal("mremap.length-zero", Errno.EINVAL,
        "the new length is 0", Source);

    public static readonly Rule TooLong = Rule.Refusal("mremap.too-long", Errno.EINVAL,
        "the new length {0} is more than the whole address space", Source);

    public static readonly Rule TargetBeyondTaskSize = Rule.Refusal("mremap.target-beyond-task-size", Errno.EINVAL,
        "{1:s} bytes at the new address {0} would end above TASK_SIZE", Source);

    public static readonly Rule TargetUnaligned = Rule.Refusal("mremap.target-unaligned", Errno.EINVAL,
        "the new address {0} is not a multiple of the page size", Source);

    public static readonly Rule NeedsMayMove = Rule.Refusal("mremap.needs-maymove", Errno.EINVAL,
        "MREMAP_FIXED and MREMAP_DONTUNMAP need MREMAP_MAYMOVE", Source);

    public static readonly Rule DontUnmapResizes = Rule.Refusal("mremap.dontunmap-resizes", Errno.EINVAL,
        "MREMAP_DONTUNMAP cannot change the length from {0:s} to {1:s}", Source);

    public static readonly Rule Overlap = Rule.Refusal("mremap.overlap", Errno.EINVAL,
        "the old range at {0} and the new one at {1} overlap", Source);

    public static readonly Rule MapCount = Rule.Refusal("mremap.map-count", Errno.ENOMEM,
        "a move needs room for some areas more, and {0:d} of the {1:d} that vm.max_map_count allows exist", "mm/mremap.c prep_move_vma");

    public static readonly Rule NothingThere = Rule.Refusal("mremap.nothing-there", Errno.EFAULT,
        "nothing is mapped at {0}", AreaSource);

    public static readonly Rule DuplicatesPrivate = Rule.Refusal("mremap.duplicates-private", Errno.EINVAL,
        "an old length of 0 makes a second mapping of the same pages, which only a shared mapping can have; the one at {0} is private", AreaSource);

    public static readonly Rule DontUnmapSpecial = Rule.Refusal("mremap.dontunmap-special", Errno.EINVAL,
        "MREMAP_DONTUNMAP is not possible for the special mapping at {0}", AreaSource);

    public static readonly Rule RunsPast = Rule.Refusal("mremap.runs-past", Errno.EFAULT,
        "the old range from {0} runs past the end of its area at {1}", AreaSource);

    public static readonly Rule OffsetWraps = Rule.Refusal("mremap.offset-wraps", Errno.EINVAL,
        "page offset {0} plus the new number of pages wraps", AreaSource);

    public static readonly Rule DontExpand = Rule.Refusal("mremap.dont-expand", Errno.EFAULT,
        "the special mapping at {0} cannot grow", AreaSource);

    public static readonly Rule LockLimit = Rule.Refusal("mremap.lock-limit", Errno.EAGAIN,
        "the area is locked and locked_vm would pass RLIMIT_MEMLOCK ({0:s})", AreaSource);

    public static readonly Rule NoRoom = Rule.Refusal("mremap.no-room", Errno.ENOMEM,
        "there is no room behind {0}, or the range ends before its area does, and MREMAP_MAYMOVE was not given", "mm/mremap.c expand_vma, mremap(2)");

    public static readonly Rule NoTable = Rule.Refusal("mremap.no-table", Errno.ENOMEM,
        "there is no memory for the page tables at {0}", "mm/mremap.c move_page_tables");
}
