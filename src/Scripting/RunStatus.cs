namespace MemDsl.Scripting;

/// <summary>How a script or a test ended.</summary>
public enum RunStatus
{
    /// <summary>Every assertion held.</summary>
    Passed,

    /// <summary>What it <c>requires</c> is missing here.</summary>
    Skipped,

    /// <summary>An assertion did not hold.</summary>
    Failed,

    /// <summary>An errno, a signal or a run-time error that nothing expected.</summary>
    Stopped,

    /// <summary>A limit was reached, or a permission was missing.</summary>
    Limited,

    /// <summary>It does not compile, or cannot be read; nothing was executed.</summary>
    Invalid,

    /// <summary>The program itself went wrong.</summary>
    Defect,
}
