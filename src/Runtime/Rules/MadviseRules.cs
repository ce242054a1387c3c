namespace MemDsl.Runtime.Rules;

/// <summary>madvise(2), in the order of its checks (<c>mm/madvise.c</c>).</summary>
public static class MadviseRules
{
    private const string Source = "mm/madvise.c, madvise(2)";

    public static readonly Rule Unknown = Rule.Refusal("madvise.unknown", Errno.EINVAL,
        "{0:d} is no advice that the kernel knows", Source);

    public static readonly Rule Unaligned = Rule.Refusal("madvise.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule LengthOverflow = Rule.Refusal("madvise.length-overflow", Errno.EINVAL,
        "the length {0} wraps to 0 when rounded up to pages", Source);

    public static readonly Rule Wraps = Rule.Refusal("madvise.wraps", Errno.EINVAL,
        "the range of {1} bytes at {0} wraps around", Source);

    public static readonly Rule NoFailureModel = Rule.Refusal("madvise.no-memory-failure", Errno.EINVAL,
        "the modelled kernel is built without CONFIG_MEMORY_FAILURE", Source);

    public static readonly Rule Sealed = Rule.Refusal("madvise.sealed", Errno.EPERM,
        "the area at {0} is sealed and not writable, and the advice would discard its data", "mm/mseal.c can_modify_vma_madv, mseal(2)");

    public static readonly Rule Locked = Rule.Refusal("madvise.locked", Errno.EINVAL,
        "the area at {0} is locked (MADV_DONTNEED_LOCKED would do)", Source);

    public static readonly Rule Pfn = Rule.Refusal("madvise.pfn-mapping", Errno.EINVAL,
        "the area at {0} maps bare frames", Source);

    public static readonly Rule FreeNotAnonymous = Rule.Refusal("madvise.free-not-anonymous", Errno.EINVAL,
        "MADV_FREE is for private anonymous memory, and the area at {0} is not", Source);

    public static readonly Rule RemoveNoFile = Rule.Refusal("madvise.remove-no-file", Errno.EINVAL,
        "MADV_REMOVE punches a hole into a file, and the area at {0} has none", Source);

    public static readonly Rule RemoveNotShared = Rule.Refusal("madvise.remove-not-shared", Errno.EACCES,
        "MADV_REMOVE needs a shared mapping that may be written, and the area at {0} is none", Source);

    public static readonly Rule NotReclaimable = Rule.Refusal("madvise.not-reclaimable", Errno.EINVAL,
        "the pages of the area at {0} are locked or belong to no LRU list", Source);

    public static readonly Rule NoHugePages = Rule.Refusal("madvise.no-huge-pages", Errno.EINVAL,
        "the area at {0} cannot hold huge pages", "mm/khugepaged.c madvise_collapse");

    public static readonly Rule NothingToCollapse = Rule.Refusal("madvise.nothing-to-collapse", Errno.EINVAL,
        "2 MiB of the range from {0} have no page that a huge page could be made of", "mm/khugepaged.c madvise_collapse");

    public static readonly Rule NoHugeBlock = Rule.Refusal("madvise.no-huge-block", Errno.ENOMEM,
        "there is no free block of 2 MiB for the huge page at {0}", "mm/khugepaged.c alloc_charge_folio");

    public static readonly Rule PageHeld = Rule.Refusal("madvise.page-held", Errno.EAGAIN,
        "a page of the 2 MiB from {0} is held by someone, so that it cannot move into a huge page", "mm/khugepaged.c hpage_collapse_scan_pmd");

    public static readonly Rule NoGuards = Rule.Refusal("madvise.no-guards", Errno.EINVAL,
        "guard pages are not possible in the area at {0}: it is special, or locked", Source);

    public static readonly Rule NoTable = Rule.Refusal("madvise.no-table", Errno.ENOMEM,
        "there is no memory for the page table of the guard pages at {0}", Source);

    public static readonly Rule DoForkIo = Rule.Refusal("madvise.dofork-io", Errno.EINVAL,
        "the area at {0} is device memory, which fork never copies", Source);

    public static readonly Rule WipeNotAnonymous = Rule.Refusal("madvise.wipe-not-anonymous", Errno.EINVAL,
        "MADV_WIPEONFORK is for private anonymous memory, and the area at {0} is not", Source);

    public static readonly Rule Droppable = Rule.Refusal("madvise.droppable", Errno.EINVAL,
        "the area at {0} is droppable and stays out of children", Source);

    public static readonly Rule DumpSpecial = Rule.Refusal("madvise.dump-special", Errno.EINVAL,
        "the area at {0} is special or droppable and is never dumped", Source);

    public static readonly Rule Hole = Rule.Refusal("madvise.hole", Errno.ENOMEM,
        "nothing is mapped at {0}; the advice was given to all that is mapped in the range", Source);

    public static readonly Rule PopulateHole = Rule.Refusal("madvise.populate-hole", Errno.ENOMEM,
        "nothing is mapped at {0}; what lies before it was brought in", Source);

    public static readonly Rule PopulateRights = Rule.Refusal("madvise.populate-rights", Errno.EINVAL,
        "the area at {0} does not allow the access that was to be made", Source);

    public static readonly Rule PopulateFault = Rule.Refusal("madvise.populate-fault", Errno.EFAULT,
        "an access in the range from {0} would raise a signal", Source);
}
