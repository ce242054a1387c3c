namespace MemDsl.Scripting.Execution;

/// <summary>Why the executor came back.</summary>
public enum ExecutionEnd
{
    /// <summary>The function came to its end.</summary>
    Completed,

    /// <summary>An errno, signal or run-time error that nothing expected; <see cref="Executor.Stop"/> says what.</summary>
    Stopped,

    /// <summary>A limit was reached; <see cref="Executor.Stop"/> says which.</summary>
    Limited,

    /// <summary>A requirement does not hold here; <see cref="Executor.SkipReason"/> says which.</summary>
    Skipped,

    /// <summary>An assertion failed and the options say that this is the end.</summary>
    FailedFast,
}
