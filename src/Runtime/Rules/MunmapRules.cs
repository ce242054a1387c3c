namespace MemDsl.Runtime.Rules;

/// <summary>munmap(2), in the order of its checks (<c>mm/vma.c</c>).</summary>
public static class MunmapRules
{
    private const string Source = "mm/vma.c do_vmi_munmap, munmap(2)";

    public static readonly Rule Unaligned = Rule.Refusal("munmap.unaligned", Errno.EINVAL,
        "the address {0} is not a multiple of the page size", Source);

    public static readonly Rule BeyondTaskSize = Rule.Refusal("munmap.beyond-task-size", Errno.EINVAL,
        "the range of {1:s} bytes at {0} does not lie below TASK_SIZE", Source);

    public static readonly Rule LengthZero = Rule.Refusal("munmap.length-zero", Errno.EINVAL,
        "the length is 0, or rounds up to 0", Source);

    public static readonly Rule SplitCount = Rule.Refusal("munmap.split-limit", Errno.ENOMEM,
        "the hole would cut an area in two, and the process already has as many areas as vm.max_map_count allows ({0:d})", "mm/vma.c vms_gather_munmap_vmas");
}
