using MemDsl.Runtime.Events;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Reclaim;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>Birth and death (<c>kernel/fork.c</c>, <c>kernel/exit.c</c>).</summary>
public sealed partial class Process
{
    /// <summary>The status of a process that a signal ended, as a shell shows it.</summary>
    private const int SignalStatus = 128;

    /// <summary>fork(2): the value is the child's pid.</summary>
    public SyscallResult Fork()
    {
        var call = Enter(SyscallNumber.Fork);
        if (_kernel.HasMostTasks) return Leave(call, TooManyTasks());
        var copy = Processes.Fork.CopyAddressSpace(_kernel, Mm, Caller);
        if (copy.Mm is null) return Leave(call, copy.Failure);
        var child = Born(_descriptors.Fork(_kernel.Files));
        child.Mm = copy.Mm;
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.Fork, (ulong)child.Pid, copy.SharedPages);
        return Leave(call, SyscallResult.Ok((ulong)child.Pid));
    }

    /// <summary>vfork(2): a child in the same address space, until it execs or exits. The model lets the parent go on meanwhile.</summary>
    public SyscallResult Vfork()
    {
        var call = Enter(SyscallNumber.Vfork);
        if (_kernel.HasMostTasks) return Leave(call, TooManyTasks());
        var child = Born(_descriptors.Fork(_kernel.Files));
        child.IsInVfork = true;
        return Leave(call, SharesMm(child));
    }

    /// <summary>
    /// clone(2) with CLONE_VM | CLONE_FILES | CLONE_THREAD: a task of the same process, which shares the address space, the descriptors and the limits, and
    /// ends with it.
    /// </summary>
    public SyscallResult Thread()
    {
        var call = Enter(SyscallNumber.Clone);
        if (_kernel.HasMostTasks) return Leave(call, TooManyTasks());
        _descriptors.Users++;
        return Leave(call, SharesMm(BornThread()));
    }

    /// <summary>
    /// exit_group(2), by whichever thread: all of them end. The process is a zombie until its parent waits for it; without a parent it is gone at once.
    /// </summary>
    public SyscallResult Exit(int code)
    {
        var call = Enter(SyscallNumber.ExitGroup, (ulong)code);
        End(code);
        return Leave(call, SyscallResult.Success);
    }

    /// <summary>
    /// wait4(2) for that child; the value is its exit code. ECHILD if it is none of ours, EAGAIN if it still runs (a real caller would sleep).
    /// </summary>
    public SyscallResult Wait(Process child)
    {
        ArgumentNullException.ThrowIfNull(child);
        var call = Enter(SyscallNumber.Wait4, (ulong)child.Pid);
        if (!Leader._children.Contains(child)) return Leave(call, ProcessRules.NoChild.Fail((ulong)child.Pid));
        if (child.State == ProcessState.Running) return Leave(call, ProcessRules.ChildRuns.Fail((ulong)child.Pid));
        child.Reap();
        return Leave(call, SyscallResult.Ok((ulong)child.ExitCode));
    }

    /// <summary>execve(2). Refused, it changes nothing; failed after the point of no return, it ends the process by a signal.</summary>
    public ExecResult Exec(ExecRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var call = Enter(SyscallNumber.Execve);
        var result = Execution.Exec(new ExecTask(this, request), request);
        _ = Leave(call, result is ExecResult.Refused refused ? refused.Result : SyscallResult.Success);
        return result;
    }

    private SyscallResult TooManyTasks() => ProcessRules.TooManyTasks.Fail((ulong)_kernel.MostTasks);

    /// <summary>
    /// A write to /proc/PID/oom_score_adj (<c>fs/proc/base.c</c>): EINVAL outside −1000 to 1000; EACCES for a value below all that was set by a process
    /// without CAP_SYS_RESOURCE.
    /// </summary>
    public SyscallResult SetOomScoreAdj(long adjust)
    {
        if (adjust is < OomBadness.Never or > OomBadness.Most) return OomRules.AdjustRange.Fail();
        bool isPrivileged = Credentials.Has(Capabilities.SysResource);
        if (adjust < _leastOomScoreAdj && !isPrivileged) return OomRules.AdjustRights.Fail();
        OomScoreAdj = (int)adjust;
        if (isPrivileged) _leastOomScoreAdj = OomScoreAdj;
        return SyscallResult.Success;
    }

    /// <summary>do_exit by a signal: what the OOM killer does.</summary>
    internal void Kill(Signal signal) => End(SignalStatus + (int)signal);

    /// <summary>exec_mmap: the process runs on another address space; the old one loses a user.</summary>
    internal void SwitchTo(UserSpace.MmStruct mm)
    {
        LeaveGroup();
        var old = Mm;
        Mm = mm;
        IsInVfork = false;
        if (old is not null) AddressSpaceLife.Put(_kernel, old);
    }

    /// <summary>A new process that inherits what fork inherits, without an address space yet. Its parent is the process, not the thread.</summary>
    private Process Born(DescriptorTable descriptors)
    {
        var child = Copied(Leader, descriptors);
        Leader._children.Add(child);
        return child;
    }

    /// <summary>A new task of this process.</summary>
    private Process BornThread()
    {
        var thread = Copied(null, _descriptors);
        thread._leader = Leader;
        Leader._threads.Add(thread);
        return thread;
    }

    private Process Copied(Process? parent, DescriptorTable descriptors)
    {
        var copy = new Process(_kernel, _kernel.Processes.TakePid(), parent, Credentials, Limits.Copy(), descriptors)
        {
            Comm = Comm,
            Arguments = Arguments,
            EnvironmentStrings = EnvironmentStrings,
            Personality = Personality,
            Is32Bit = Is32Bit,
            Program = Program,
            OomScoreAdj = OomScoreAdj,
            _leastOomScoreAdj = _leastOomScoreAdj,
        };
        _kernel.Processes.Add(copy);
        return copy;
    }

    private SyscallResult SharesMm(Process child)
    {
        child.Mm = Mm;
        Mm.Users++;
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.Fork, (ulong)child.Pid);
        return SyscallResult.Ok((ulong)child.Pid);
    }

    /// <summary>do_group_exit: the other threads first, then the one that a parent waits for.</summary>
    private void End(int code)
    {
        var leader = Leader;
        foreach (var thread in leader._threads.ToArray()) thread.EndThread(code);
        leader.EndTask(code);
        foreach (var child in leader._children.ToArray()) child.Orphan();
        if (leader.Parent is null) leader.Reap();
    }

    /// <summary>release_task of a thread: nobody waits for it.</summary>
    private void EndThread(int code)
    {
        EndTask(code);
        Leader._threads.Remove(this);
        State = ProcessState.Dead;
        _kernel.Processes.Remove(this);
    }

    private void EndTask(int code)
    {
        if (_kernel.Events.IsHeard) _kernel.Events.Emit(EventKind.Exit, (ulong)code);
        ExitCode = code;
        State = ProcessState.Zombie;
        AddressSpaceLife.Put(_kernel, Mm);
        if (--_descriptors.Users == 0) _descriptors.Release(_kernel.Files);
    }

    /// <summary>
    /// de_thread (<c>fs/exec.c</c>): who execs is alone from here on, and is the process: a thread takes its leader's pid, parent and children.
    /// </summary>
    private void LeaveGroup()
    {
        var leader = Leader;
        foreach (var thread in leader._threads.ToArray())
        {
            if (!ReferenceEquals(thread, this)) thread.EndThread(0);
        }

        if (!IsThread) return;
        leader._threads.Clear();
        leader.EndTask(0);
        leader.State = ProcessState.Dead;
        _kernel.Processes.Remove(leader);
        _kernel.Processes.Remove(this);
        (Pid, leader.Pid) = (leader.Pid, Pid);
        _kernel.Processes.Add(this);
        _kernel.Events.CurrentPid = Pid;
        TakeFamilyOf(leader);
    }

    private void TakeFamilyOf(Process leader)
    {
        _leader = null;
        _parent = leader._parent;
        if (_parent is not null) _parent._children[_parent._children.IndexOf(leader)] = this;
        leader._parent = null;
        _children.AddRange(leader._children);
        leader._children.Clear();
        foreach (var child in _children) child._parent = this;
    }

    /// <summary>forget_original_parent: init waits for orphans at once.</summary>
    private void Orphan()
    {
        _parent!._children.Remove(this);
        _parent = null;
        if (State == ProcessState.Zombie) Reap();
    }

    private void Reap()
    {
        State = ProcessState.Dead;
        _parent?._children.Remove(this);
        _kernel.Processes.Remove(this);
    }
}
