namespace MemDsl.Runtime.Rules;

/// <summary>mmap(2), in the order of its checks (<c>arch/x86/kernel/sys_x86_64.c</c>, <c>mm/mmap.c</c>, <c>mm/vma.c</c>).</summary>
public static class MmapRules
{
    private const string Source = "mm/mmap.c do_mmap, mmap(2)";

    public static readonly Rule OffsetUnaligned = Rule.Refusal("mmap.offset-unaligned", Errno.EINVAL,
        "the offset {0} is not a multiple of the page size", "arch/x86/kernel/sys_x86_64.c, mmap(2)");

    public static readonly Rule BadDescriptor = Rule.Refusal("mmap.bad-descriptor", Errno.EBADF,
        "the mapping is not anonymous and the descriptor names no open file", "mm/mmap.c ksys_mmap_pgoff, mmap(2)");

    public static readonly Rule HugeFile = Rule.Refusal("mmap.hugetlb-file", Errno.EINVAL,
        "MAP_HUGETLB with a file that is not on hugetlbfs", "mm/mmap.c ksys_mmap_pgoff");

    public static readonly Rule HugeSize = Rule.Refusal("mmap.hugetlb-size", Errno.EINVAL,
        "MAP_HUGETLB with a page size that the processor does not have", "mm/mmap.c ksys_mmap_pgoff");

    public static readonly Rule HugePool = Rule.Refusal("mmap.hugetlb-no-pool", Errno.ENOMEM,
        "the pool of huge pages is empty (vm.nr_hugepages is 0)", "fs/hugetlbfs/inode.c hugetlb_file_setup");

    public static readonly Rule LengthZero = Rule.Refusal("mmap.length-zero", Errno.EINVAL,
        "the length is 0", Source);

    public static readonly Rule LengthOverflow = Rule.Refusal("mmap.length-overflow", Errno.ENOMEM,
        "the length {0} wraps to 0 when rounded up to pages", Source);

    public static readonly Rule OffsetOverflow = Rule.Refusal("mmap.offset-overflow", Errno.EOVERFLOW,
        "page offset {0} plus the number of pages wraps", Source);

    public static readonly Rule MapCount = Rule.Refusal("mmap.map-count", Errno.ENOMEM,
        "the process has more areas than vm.max_map_count ({0:d}); merging is not tried first", Source);

    public static readonly Rule TooLong = Rule.Refusal("mmap.too-long", Errno.ENOMEM,
        "{0:s} bytes are more than the whole address space", "mm/mmap.c __get_unmapped_area");

    public static readonly Rule NoSpace = Rule.Refusal("mmap.no-space", Errno.ENOMEM,
        "no hole of {0:s} bytes is left, neither below mmap_base nor above the bottom-up base", "mm/mmap.c vm_unmapped_area");

    /// <summary>IS_ERR_VALUE of the place: an address of MAP_FIXED in the last page of the 64-bit space, taken for an errno and returned as one. EPERM stands for all.</summary>
    public static readonly Rule FixedReadsAsErrno = Rule.Refusal("mmap.fixed-reads-as-errno", Errno.EPERM,
        "the address {0} of MAP_FIXED looks like a negative errno and is returned as one", "mm/mmap.c __get_unmapped_area");

    /// <summary>The same for the errno that an address is, made when asked for; null for all other addresses.</summary>
    internal static Rule? ReadsAsErrno(ulong address)
    {
        const ulong LargestErrno = 4095;
        ulong errno = unchecked(0 - address);
        return errno is 0 or > LargestErrno ? null : Rule.Refusal(FixedReadsAsErrno.Id, (Errno)errno, FixedReadsAsErrno.Words, FixedReadsAsErrno.Source);
    }

    public static readonly Rule BeyondTaskSize = Rule.Refusal("mmap.beyond-task-size", Errno.ENOMEM,
        "{1:s} bytes at {0} would end above TASK_SIZE", "mm/mmap.c __get_unmapped_area");

    public static readonly Rule FixedUnaligned = Rule.Refusal("mmap.fixed-unaligned", Errno.EINVAL,
        "MAP_FIXED at {0}, which is not a multiple of the page size", "mm/mmap.c __get_unmapped_area, mmap(2)");

    public static readonly Rule BelowMinimum = Rule.Refusal("mmap.min-addr", Errno.EPERM,
        "{0} lies below vm.mmap_min_addr ({1}), and the caller has no CAP_SYS_RAWIO", "security/commoncap.c cap_mmap_addr");

    public static readonly Rule NoReplace = Rule.Refusal("mmap.noreplace-overlap", Errno.EEXIST,
        "MAP_FIXED_NOREPLACE, and something is mapped in the {1:s} bytes at {0}", Source);

    public static readonly Rule LockForbidden = Rule.Refusal("mmap.lock-forbidden", Errno.EPERM,
        "MAP_LOCKED with RLIMIT_MEMLOCK 0 and without CAP_IPC_LOCK", "mm/mlock.c can_do_mlock");

    public static readonly Rule LockLimit = Rule.Refusal("mmap.lock-limit", Errno.EAGAIN,
        "locked_vm would pass RLIMIT_MEMLOCK ({0:s})", "mm/mmap.c mlock_future_ok");

    public static readonly Rule FileTooLarge = Rule.Refusal("mmap.file-too-large", Errno.EOVERFLOW,
        "the mapping would end behind the largest possible file offset", "mm/mmap.c file_mmap_ok");

    public static readonly Rule UnknownFlags = Rule.Refusal("mmap.validate-unknown", Errno.EOPNOTSUPP,
        "MAP_SHARED_VALIDATE with a flag that the file does not know (flags {0})", Source);

    public static readonly Rule NotWritable = Rule.Refusal("mmap.file-not-writable", Errno.EACCES,
        "a shared mapping for writing of a file that is not open for writing", Source);

    public static readonly Rule NotReadable = Rule.Refusal("mmap.file-not-readable", Errno.EACCES,
        "the file is not open for reading, which every mapping needs", Source);

    public static readonly Rule CannotMap = Rule.Refusal("mmap.no-mmap", Errno.ENODEV,
        "files of this type cannot be mapped", Source);

    public static readonly Rule DroppableLocked = Rule.Refusal("mmap.droppable-locked", Errno.EINVAL,
        "MAP_DROPPABLE together with MAP_LOCKED", Source);

    public static readonly Rule BadType = Rule.Refusal("mmap.bad-type", Errno.EINVAL,
        "the flags {0} name none of the types that are possible here: MAP_PRIVATE, MAP_SHARED, with a file MAP_SHARED_VALIDATE, without one MAP_DROPPABLE", Source);

    public static readonly Rule GrowsDown = Rule.Refusal("mmap.growsdown-file", Errno.EINVAL,
        "MAP_GROWSDOWN is for private anonymous memory only", Source);

    public static readonly Rule WriteSealed = Rule.Refusal("mmap.write-sealed", Errno.EPERM,
        "the memfd is sealed against writing, so that no shared writable mapping may be made", "mm/vma.c mmap_region, fcntl(2)");

    public static readonly Rule NoSync = Rule.Refusal("mmap.no-sync", Errno.EOPNOTSUPP,
        "MAP_SYNC, and the file is not on persistent memory; what MAP_FIXED was to replace has gone by now", "fs/ext4/file.c ext4_file_mmap_prepare");
}
