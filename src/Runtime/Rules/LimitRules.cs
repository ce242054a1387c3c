namespace MemDsl.Runtime.Rules;

/// <summary>Resource limits and the committed memory, as every call that adds pages meets them.</summary>
public static class LimitRules
{
    public static readonly Rule AddressSpace = Rule.Refusal("limit.address-space", Errno.ENOMEM,
        "total_vm would pass RLIMIT_AS", "mm/vma.c may_expand_vm, getrlimit(2)");

    public static readonly Rule Data = Rule.Refusal("limit.data", Errno.ENOMEM,
        "data_vm would pass RLIMIT_DATA; private writable mappings count since 4.7", "mm/vma.c may_expand_vm, getrlimit(2)");

    public static readonly Rule Commit = Rule.Refusal("limit.commit", Errno.ENOMEM,
        "{0:d} pages cannot be promised: vm.overcommit_memory forbids it", "mm/util.c __vm_enough_memory");
}
