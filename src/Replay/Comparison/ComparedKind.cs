namespace MemDsl.Replay.Comparison;

/// <summary>What is compared after an operation, each counted for itself.</summary>
public enum ComparedKind
{
    /// <summary>Value, errno, or signal with code and address; once an operation.</summary>
    Result,

    /// <summary>The lines of maps; once a living process, as all that follow.</summary>
    Maps,

    /// <summary>VmFlags of the areas that both have.</summary>
    Flags,

    /// <summary>smaps figures of the areas that both have, and the lines of status.</summary>
    Accounting,

    /// <summary>Minor and major faults since the start.</summary>
    Faults,

    /// <summary>Which pages are there, what they are, and which share a frame.</summary>
    Pages,

    /// <summary>The marks of mm_struct and the auxiliary vector after execve.</summary>
    Exec,
}
