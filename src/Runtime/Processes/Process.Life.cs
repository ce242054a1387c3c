using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>Birth and death.</summary>
public sealed partial class Process
{
    /// <summary>fork(2): the value is the child's pid.</summary>
    public SyscallResult Fork() => throw NotYet();

    /// <summary>vfork(2): a child in the same address space, until it execs or exits.</summary>
    public SyscallResult Vfork() => throw NotYet();

    /// <summary>clone(2) with CLONE_VM | CLONE_THREAD: a task that shares the address space and the descriptors.</summary>
    public SyscallResult Thread() => throw NotYet();

    /// <summary>exit_group(2).</summary>
    public SyscallResult Exit(int code) => throw NotYet();

    /// <summary>wait4(2) for that child; the value is its exit code. ECHILD if it is none of ours, EAGAIN if it still runs (a real caller would sleep).</summary>
    public SyscallResult Wait(Process child) => throw NotYet();

    /// <summary>execve(2).</summary>
    public SyscallResult Exec(SpawnRequest request) => throw NotYet();
}
