using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Exec;

/// <summary>How execve ended. Closed: <see cref="Started"/>, <see cref="Refused"/>, <see cref="Killed"/>.</summary>
public abstract record ExecResult
{
    private ExecResult()
    {
    }

    /// <summary>The task runs the new program.</summary>
    public sealed record Started(LoadedProgram Program) : ExecResult;

    /// <summary>The call failed with an errno, and the old program goes on.</summary>
    public sealed record Refused(SyscallResult Result) : ExecResult;

    /// <summary>The load failed when the old program was gone already: the task died of <paramref name="Signal"/> because of <paramref name="Cause"/>.</summary>
    public sealed record Killed(AccessResult Signal, SyscallResult Cause) : ExecResult;
}
