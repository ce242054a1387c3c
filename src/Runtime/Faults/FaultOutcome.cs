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

    /// <summary>VM_FAULT_OOM: no frame; the OOM killer decides, then the access is tried again.</summary>
    OutOfMemory,

    /// <summary>VM_FAULT_SIGBUS: the page is beyond the end of its file.</summary>
    PastEndOfFile,

    /// <summary>VM_FAULT_SIGBUS of a special mapping.</summary>
    NoSpecialPage,

    /// <summary>VM_FAULT_SIGSEGV: a guard marker.</summary>
    Guard,
}
