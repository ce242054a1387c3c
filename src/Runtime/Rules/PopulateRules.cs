namespace MemDsl.Runtime.Rules;

/// <summary>Why pages could not be brought in ahead of their use. The callers turn these into their own errnos.</summary>
public static class PopulateRules
{
    public static readonly Rule Hole = Rule.Refusal(
        "populate.hole", Errno.ENOMEM, "nothing is mapped at {0}", "mm/gup.c: faultin_page_range");

    public static readonly Rule Forbidden = Rule.Refusal(
        "populate.forbidden", Errno.EFAULT, "the mapping at {0} does not allow the access", "mm/gup.c: check_vma_flags");

    public static readonly Rule NoMemory = Rule.Refusal(
        "populate.no-memory", Errno.ENOMEM, "there is no frame for the page at {0}", "mm/gup.c: faultin_page");

    public static readonly Rule Unreachable = Rule.Refusal(
        "populate.unreachable", Errno.EFAULT, "the page at {0} cannot be had: it is past the end of its file, or guarded", "mm/gup.c: faultin_page");
}
