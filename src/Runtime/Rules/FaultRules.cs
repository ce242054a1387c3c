namespace MemDsl.Runtime.Rules;

/// <summary>Why an access ends in a signal, in the order in which the processor and the kernel look (<c>arch/x86/mm/fault.c</c>, <c>mm/memory.c</c>).</summary>
public static class FaultRules
{
    public static readonly Rule NonCanonical = Rule.Fault(
        "fault.non-canonical", Signal.SIGSEGV, SignalCode.SI_KERNEL,
        "{0} is not a canonical address: its upper bits do not repeat the highest bit that paging translates; the processor raises #GP and tells no address",
        "SDM vol. 1, 3.3.7.1; arch/x86/kernel/traps.c");

    public static readonly Rule KernelHalf = Rule.Fault(
        "fault.kernel-half", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "{0} is in the kernel's half of the address space, which user mode never sees mapped",
        "arch/x86/mm/fault.c: do_kern_addr_fault");

    public static readonly Rule NoArea = Rule.Fault(
        "fault.no-area", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "no mapping contains {0}, and none above it grows down",
        "arch/x86/mm/fault.c: do_user_addr_fault");

    public static readonly Rule StackCannotGrow = Rule.Fault(
        "fault.stack-cannot-grow", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "no mapping contains {0}, and the one above it, which grows down, may not grow to there",
        "mm/vma.c: expand_downwards");

    public static readonly Rule StackLimit = Rule.Fault(
        "fault.stack-limit", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "{0} lies below the stack, and a stack that reaches there would be larger than RLIMIT_STACK ({1:s})",
        "mm/vma.c: acct_stack_growth, getrlimit(2)");

    public static readonly Rule StackGuardGap = Rule.Fault(
        "fault.stack-guard-gap", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "{0} lies below the stack, which would come closer than its guard gap to the accessible area that ends at {1}",
        "mm/vma.c: expand_downwards");

    public static readonly Rule WriteForbidden = Rule.Fault(
        "fault.write-forbidden", Signal.SIGSEGV, SignalCode.SEGV_ACCERR,
        "a store to {0}, whose mapping does not allow writing",
        "arch/x86/mm/fault.c: access_error");

    public static readonly Rule NoAccess = Rule.Fault(
        "fault.no-access", Signal.SIGSEGV, SignalCode.SEGV_ACCERR,
        "{0} is in a mapping that allows no access at all (PROT_NONE)",
        "arch/x86/mm/fault.c: access_error");

    public static readonly Rule ExecForbidden = Rule.Fault(
        "fault.exec-forbidden", Signal.SIGSEGV, SignalCode.SEGV_ACCERR,
        "an instruction fetch from {0}, whose page is present and marked NX",
        "arch/x86/mm/fault.c: access_error");

    public static readonly Rule PresentForbidden = Rule.Fault(
        "fault.present-forbidden", Signal.SIGSEGV, SignalCode.SEGV_ACCERR,
        "the page of {0} is present, but its entry does not allow this access",
        "arch/x86/mm/fault.c: access_error");

    public static readonly Rule Guard = Rule.Fault(
        "fault.guard", Signal.SIGSEGV, SignalCode.SEGV_MAPERR,
        "{0} is in a guard region (MADV_GUARD_INSTALL)",
        "mm/memory.c: handle_pte_marker");

    public static readonly Rule PastEndOfFile = Rule.Fault(
        "fault.past-end-of-file", Signal.SIGBUS, SignalCode.BUS_ADRERR,
        "{0} is beyond the last page of its file, which has {1:d} bytes",
        "mm/filemap.c: filemap_fault");

    public static readonly Rule NoSpecialPage = Rule.Fault(
        "fault.no-special-page", Signal.SIGBUS, SignalCode.BUS_ADRERR,
        "the kernel provides no page for {0} in its special mapping",
        "mm/mmap.c: special_mapping_fault");

    public static readonly Rule OutOfMemory = Rule.Fault(
        "fault.out-of-memory", Signal.SIGKILL, SignalCode.SI_KERNEL,
        "there is no frame for {0}, and the process was chosen to be killed",
        "mm/oom_kill.c");

    public static readonly Rule GrowStack = Rule.Decision(
        "fault.grow-stack", "the mapping above {0} grows down: it is extended to the page of the fault", "mm/mmap_lock.c");

    public static readonly Rule ReuseExclusive = Rule.Decision(
        "cow.reuse-exclusive", "the page of {0} is marked as exclusive to this process", "mm/memory.c: do_wp_page");

    public static readonly Rule ReuseLastReference = Rule.Decision(
        "cow.reuse-last-reference", "the page of {0} has no other reference left", "mm/memory.c: wp_can_reuse_anon_folio");

    public static readonly Rule CopyShared = Rule.Decision(
        "cow.copy-shared", "the page of {0} is anonymous and others refer to it too", "mm/memory.c: wp_page_copy");

    public static readonly Rule CopyPinned = Rule.Decision(
        "cow.copy-pinned", "the page of {0} may be pinned, and stays the parent's alone", "mm/memory.c: copy_present_page");

    public static readonly Rule CopyFilePage = Rule.Decision(
        "cow.copy-file-page", "the page of {0} belongs to the page cache, which a private write never changes", "mm/memory.c: wp_page_copy");

    public static readonly Rule CopyZeroPage = Rule.Decision(
        "cow.copy-zero-page", "{0} reads as the shared zero page, which is always replaced", "mm/memory.c: wp_page_copy");
}
