namespace MemDsl.Runtime.Rules;

/// <summary>Rules about areas that several system calls obey, and the choices about merging.</summary>
public static class VmaRules
{
    public static readonly Rule SplitCount = Rule.Refusal("vma.split-limit", Errno.ENOMEM,
        "the call would cut an area in two, and the process already has as many areas as vm.max_map_count allows ({0:d})", "mm/vma.c split_vma");

    public static readonly Rule SplitCountAgain = Rule.Refusal("madvise.split-limit", Errno.EAGAIN,
        "the advice would cut an area in two, and the process already has as many areas as vm.max_map_count allows ({0:d})", "mm/madvise.c madvise_vma_behavior");

    public static readonly Rule SpecialSplit = Rule.Refusal("vma.special-split", Errno.EINVAL,
        "an area that the kernel provides, such as [vdso], cannot be cut", "mm/mmap.c special_mapping_split");

    public static readonly Rule Sealed = Rule.Refusal("vma.sealed", Errno.EPERM,
        "mseal(2) has sealed the area at {0}; it can no longer be changed or unmapped", "mm/vma.c, mseal(2)");

    public static readonly Rule MergeSpecial = Rule.Decision("merge.special",
        "the range {0}-{1} is an I/O, PFN, mixed or unexpandable mapping, and such areas never merge", "mm/vma.c VM_SPECIAL");

    public static readonly Rule MergeInside = Rule.Decision("merge.inside",
        "the range {0}-{1} lies strictly inside an area, so it touches no neighbour to merge with", "mm/vma.c vma_merge_existing_range");

    public static readonly Rule MergeFlags = Rule.Decision("merge.flags",
        "the areas that meet at {0} differ in flags", "mm/vma.c is_mergeable_vma");

    public static readonly Rule MergeFile = Rule.Decision("merge.file",
        "the areas that meet at {0} do not have the same open file behind them", "mm/vma.c is_mergeable_vma");

    public static readonly Rule MergeOffset = Rule.Decision("merge.offset",
        "the page offset of the area above {0} does not continue the one below (it would have to be {1})", "mm/vma.c can_vma_merge_before");

    public static readonly Rule MergeAnonVma = Rule.Decision("merge.anon-vma",
        "the areas that meet at {0} have different anon_vmas: their pages were first written separately", "mm/vma.c is_mergeable_anon_vma");

    public static readonly Rule MergeForked = Rule.Decision("merge.forked",
        "one of the areas that meet at {0} was inherited by fork: its anon_vma chain has more than one entry", "mm/vma.c vma_is_fork_child");

    public static readonly Rule MergeSides = Rule.Decision("merge.sides-differ",
        "the range below {0} fits both of its neighbours, but they do not fit each other (different anon_vmas); only the lower one merges", "mm/vma.c can_vma_merge_right");

    public static readonly Rule MergeClose = Rule.Decision("merge.close",
        "a merge at {0} would make an area disappear whose end is counted (System V shared memory)", "mm/vma.c can_merge_remove_vma");

    public static readonly Rule MergeHeapStart = Rule.Decision("merge.heap-start",
        "the heap's first area never merges with what lies before start_brk ({0})", "mm/mmap.c do_brk_flags");

    public static readonly Rule MergeHole = Rule.Decision("merge.hole",
        "no area touches the range {0}-{1}", "mm/vma.c");
}
