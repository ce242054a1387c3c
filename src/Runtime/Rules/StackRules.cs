namespace MemDsl.Runtime.Rules;

/// <summary>Growth of a stack by a fault, in the order of its checks (<c>mm/vma.c</c> expand_downwards, acct_stack_growth), and its
/// setting up by exec. The faulting program sees SIGSEGV.</summary>
public static class StackRules
{
    private const string Source = "mm/vma.c expand_downwards";
    private const string LimitSource = "mm/vma.c acct_stack_growth, getrlimit(2)";

    public static readonly Rule NothingAbove = Rule.Refusal("stack.nothing-above", Errno.EFAULT,
        "no area lies above {0} that could grow down to it", "mm/mmap_lock.c lock_mm_and_find_vma");

    public static readonly Rule NotGrowing = Rule.Refusal("stack.not-growing", Errno.EFAULT,
        "the next area above, at {0}, does not grow downwards", Source);

    public static readonly Rule BelowMinimum = Rule.Refusal("stack.min-addr", Errno.EPERM,
        "the stack would grow to {0}, below vm.mmap_min_addr", Source);

    public static readonly Rule GuardGap = Rule.Refusal("stack.guard-gap", Errno.ENOMEM,
        "the stack would grow to {0}, closer than the guard gap to the accessible area that ends at {1}", Source);

    public static readonly Rule OffsetUsedUp = Rule.Refusal("stack.offset", Errno.ENOMEM,
        "the growing area has no page offsets left below {0}", Source);

    public static readonly Rule StackLimit = Rule.Refusal("stack.limit", Errno.ENOMEM,
        "the stack would be {0:d} bytes large, more than RLIMIT_STACK ({1:s})", LimitSource);

    public static readonly Rule LockLimit = Rule.Refusal("stack.lock-limit", Errno.ENOMEM,
        "the area is locked and locked_vm would pass RLIMIT_MEMLOCK ({0:s})", LimitSource);

    public static readonly Rule NoRoom = Rule.Refusal("stack.no-room", Errno.ENOMEM,
        "the program's strings do not fit between vm.mmap_min_addr and the stack top {0}", "fs/exec.c setup_arg_pages");

    public static readonly Rule CannotExpand = Rule.Refusal("stack.cannot-expand", Errno.EFAULT,
        "the first stack cannot have its 128 KiB below {0}", "fs/exec.c setup_arg_pages");

    public static readonly Rule Occupied = Rule.Refusal("stack.occupied", Errno.ENOMEM,
        "something is mapped already in the {1:s} bytes at {0}", "mm/vma.c insert_vm_struct");

    public static readonly Rule CannotMove = Rule.Refusal("stack.cannot-move", Errno.ENOMEM,
        "the page tables of the stack's final place at {0} cannot be had", "mm/vma_exec.c relocate_vma_down");
}
