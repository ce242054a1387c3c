using System.Diagnostics;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>What every system call begins and ends with: the event that is the cause of what it does, and the task's limits and rights.</summary>
public sealed partial class Process
{
    private Caller? _caller;

    /// <summary>Limits, rights and personality as the memory calls want them.</summary>
    internal Caller Caller => _caller ??= new Caller
    {
        LimitAs = Limits[Resource.AddressSpace].Soft,
        LimitData = Limits[Resource.Data].Soft,
        LimitDataHard = Limits[Resource.Data].Hard,
        LimitStack = Limits[Resource.Stack].Soft,
        LimitMemlock = Limits[Resource.MemLock].Soft,
        CanLockMemory = Credentials.Has(Capabilities.IpcLock),
        CanMapLow = Credentials.Has(Capabilities.SysRawIo),
        IsAdministrator = Credentials.Has(Capabilities.SysAdmin),
        Personality = Personality,
    };

    /// <summary>A system call that has begun.</summary>
    private readonly record struct PendingCall(SyscallNumber Number, EventScope Scope);

    /// <summary>The process enters the kernel; only a running one can.</summary>
    private PendingCall Enter(SyscallNumber number, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0)
    {
        _ = d;
        ThrowUnlessRunning();
        _kernel.Work.Add(WorkMeter.SystemCall);
        _kernel.Events.CurrentPid = Pid;
        return new PendingCall(number, _kernel.Events.Begin(EventKind.Syscall, (ulong)number, a, b, c));
    }

    /// <summary>The process returns from the kernel with a result.</summary>
    private SyscallResult Leave(PendingCall call, SyscallResult result)
    {
        if (_kernel.Events.IsHeard) _kernel.Events.EmitDecided(EventKind.SyscallExit, (ulong)call.Number, result.Value, (ulong)result.Errno, result.Rule, result.Operands);
        _kernel.Settle();
        _kernel.Events.End(call.Scope);
        return result;
    }

    [StackTraceHidden]
    private void ThrowUnlessRunning()
    {
        if (State != ProcessState.Running) throw new InvalidOperationException($"process {Pid} has ended");
    }
}
