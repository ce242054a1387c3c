namespace MemDsl.Runtime.Rules;

/// <summary>Pinning pages for a device, in the order of its checks (ib_umem_get; pin_user_pages with FOLL_WRITE | FOLL_LONGTERM).</summary>
public static class PinRules
{
    private const string Umem = "drivers/infiniband/core/umem.c ib_umem_get";
    private const string Gup = "mm/gup.c check_vma_flags";

    public static readonly Rule Empty = Rule.Refusal("pin.empty", Errno.EINVAL,
        "the range has no page", Umem);

    public static readonly Rule Limit = Rule.Refusal("pin.limit", Errno.ENOMEM,
        "{0:d} pages more would be pinned than RLIMIT_MEMLOCK of {1} bytes allows", Umem);

    public static readonly Rule Hole = Rule.Refusal("pin.hole", Errno.EFAULT,
        "nothing is mapped at {0}", "mm/gup.c __get_user_pages");

    public static readonly Rule BareFrames = Rule.Refusal("pin.bare-frames", Errno.EFAULT,
        "the area at {0} maps bare frames, which no one can hold", Gup);

    public static readonly Rule NotWritable = Rule.Refusal("pin.not-writable", Errno.EFAULT,
        "the device would write, and the area at {0} does not allow writing", Gup);

    public static readonly Rule FileOnDisk = Rule.Refusal("pin.file-on-disk", Errno.EFAULT,
        "the area at {0} shares a file on disk, whose writes must be noticed; a device's are not", "mm/gup.c writable_file_mapping_allowed");

    public static readonly Rule NotPinned = Rule.Refusal("pin.not-pinned", Errno.EINVAL,
        "the page at {0} is not pinned", "mm/gup.c unpin_user_page");
}
