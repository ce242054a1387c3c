namespace MemDsl.Runtime.Rules;

/// <summary>remap_file_pages(2), in the order of its checks (<c>mm/mmap.c</c>).</summary>
public static class RemapFilePagesRules
{
    private const string Source = "mm/mmap.c remap_file_pages, remap_file_pages(2)";

    public static readonly Rule Protection = Rule.Refusal("remap_file_pages.protection", Errno.EINVAL,
        "the protection must be 0 and is {0}; the area keeps its own", Source);

    public static readonly Rule Empty = Rule.Refusal("remap_file_pages.empty", Errno.EINVAL,
        "the range of {1} bytes at {0} is empty or wraps around", Source);

    public static readonly Rule OffsetWraps = Rule.Refusal("remap_file_pages.offset-wraps", Errno.EINVAL,
        "page offset {0} plus the number of pages wraps", Source);

    public static readonly Rule NotShared = Rule.Refusal("remap_file_pages.not-shared", Errno.EINVAL,
        "no shared mapping is at {0}", Source);

    public static readonly Rule NotOneMapping = Rule.Refusal("remap_file_pages.not-one-mapping", Errno.EINVAL,
        "the range goes on behind {0}, where another mapping or none is", Source);
}
