namespace MemDsl.Runtime.Faults;

/// <summary>vm_fault_t: what a step of the ladder came to.</summary>
internal enum FaultOutcome
{
    /// <summary>The entry allows the access now; no I/O was needed.</summary>
    Minor,

    /// <summary>VM_FAULT_FALLBACK: there is no huge page for it; small pages serve.</summary>
    Fallback,

    /// <summary>VM_FAULT_MAJOR: the same, after reading from disk.</summary>
    Major,

    /// <summary>
    /// VM_FAULT_RETRY without VM_FAULT_MAJOR: the page stood in the cache without a content, and reading it cost a second attempt. The process's
    /// own access makes the first one under the area's lock alone, and the second is counted as minor; the kernel's in its name holds the whole lock from the
    /// start, and its second one is major (<c>arch/x86/mm/fault.c</c>, FAULT_FLAG_TRIED).
    /// </summary>
    Retried,

    /// <summary>VM_FAULT_OOM: no frame; the OOM killer decides, then the access is tried again.</summary>
    OutOfMemory,

    /// <summary>VM_FAULT_SIGBUS: the page is beyond the end of its file.</summary>
    PastEndOfFile,

    /// <summary>VM_FAULT_SIGBUS of a special mapping.</summary>
    NoSpecialPage,

    /// <summary>VM_FAULT_SIGSEGV: a guard marker.</summary>
    Guard,
}
