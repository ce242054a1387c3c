using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>The system calls that change an address space; each is its man page, one method a call.</summary>
public sealed partial class Process
{
    /// <summary>mmap(2) with a descriptor; <paramref name="fd"/> is not looked at for anonymous mappings.</summary>
    public SyscallResult Mmap(VirtualAddress address, ulong length, Protection protection, MapFlags flags, int fd, ulong offset) =>
        Mmap(address, length, protection, flags, (flags & MapFlags.Anonymous) != 0 ? null : File(fd), offset);

    /// <summary>mmap(2) of an open file, or of none for anonymous memory.</summary>
    public SyscallResult Mmap(VirtualAddress address, ulong length, Protection protection, MapFlags flags, OpenFile? file = null, ulong offset = 0)
    {
        var call = Enter(SyscallNumber.Mmap, address.Value, length, (ulong)protection, (ulong)flags);
        return Leave(call, UserSpace.Mmap.Call(Mm, Caller, address.Value, length, protection, flags, file, offset));
    }

    /// <summary>munmap(2).</summary>
    public SyscallResult Munmap(VirtualAddress address, ulong length)
    {
        var call = Enter(SyscallNumber.Munmap, address.Value, length);
        return Leave(call, UserSpace.Munmap.Call(Mm, Caller, address.Value, length));
    }

    /// <summary>mprotect(2).</summary>
    public SyscallResult Mprotect(VirtualAddress address, ulong length, Protection protection)
    {
        var call = Enter(SyscallNumber.Mprotect, address.Value, length, (ulong)protection);
        return Leave(call, UserSpace.Mprotect.Call(Mm, Caller, address.Value, length, protection));
    }

    /// <summary>pkey_mprotect(2).</summary>
    public SyscallResult PkeyMprotect(VirtualAddress address, ulong length, Protection protection, int key)
    {
        var call = Enter(SyscallNumber.PkeyMprotect, address.Value, length, (ulong)protection);
        return Leave(call, UserSpace.Mprotect.CallWithKey(Mm, Caller, address.Value, length, protection, key));
    }

    /// <summary>mremap(2).</summary>
    public SyscallResult Mremap(VirtualAddress oldAddress, ulong oldLength, ulong newLength, MremapFlags flags = MremapFlags.None, VirtualAddress newAddress = default)
    {
        var call = Enter(SyscallNumber.Mremap, oldAddress.Value, oldLength, newLength);
        return Leave(call, UserSpace.Mremap.Call(Mm, Caller, oldAddress.Value, oldLength, newLength, flags, newAddress.Value));
    }

    /// <summary>remap_file_pages(2).</summary>
    public SyscallResult RemapFilePages(VirtualAddress address, ulong size, Protection protection, ulong pageOffset, MapFlags flags)
    {
        var call = Enter(SyscallNumber.RemapFilePages, address.Value, size, (ulong)protection);
        return Leave(call, UserSpace.RemapFilePages.Call(Mm, Caller, address.Value, size, protection, pageOffset, flags));
    }

    /// <summary>brk(2), the system call: the break after the call, whether it moved or not.</summary>
    public SyscallResult Brk(VirtualAddress newBreak)
    {
        var call = Enter(SyscallNumber.Brk, newBreak.Value);
        return Leave(call, UserSpace.Brk.Call(Mm, Caller, newBreak.Value));
    }

    /// <summary>sbrk(3), the library's: the old break, or ENOMEM with the rule that kept the break where it is.</summary>
    public SyscallResult Sbrk(long increment)
    {
        ulong old = Mm.Brk.Value;
        ulong wanted = unchecked(old + (ulong)increment);
        if (increment > 0 ? wanted < old : wanted > old) return ProcessRules.SbrkRefused.Fail(wanted, old);
        if (increment == 0) return SyscallResult.Ok(old);
        var call = Enter(SyscallNumber.Brk, wanted);
        var moved = UserSpace.Brk.TryMove(Mm, Caller, wanted);
        return Leave(call, moved.IsOk ? SyscallResult.Ok(old) : moved);
    }

    /// <summary>madvise(2).</summary>
    public SyscallResult Madvise(VirtualAddress address, ulong length, MadviseAdvice advice)
    {
        var call = Enter(SyscallNumber.Madvise, address.Value, length, (ulong)advice);
        return Leave(call, UserSpace.Madvise.Call(Mm, Caller, address.Value, length, advice));
    }

    /// <summary>process_madvise(2); the value is the number of bytes that were advised.</summary>
    public SyscallResult ProcessMadvise(Process target, IReadOnlyList<VirtualRange> ranges, MadviseAdvice advice, ulong flags)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(ranges);
        var call = Enter(SyscallNumber.ProcessMadvise, (ulong)target.Pid, (ulong)ranges.Count, (ulong)advice);
        return Leave(call, Processes.ProcessMadvise.Call(this, target, ranges, advice, flags));
    }

    /// <summary>mlock(2).</summary>
    public SyscallResult Mlock(VirtualAddress address, ulong length)
    {
        var call = Enter(SyscallNumber.Mlock, address.Value, length);
        return Leave(call, UserSpace.Mlock.Lock(Mm, Caller, address.Value, length));
    }

    /// <summary>mlock2(2).</summary>
    public SyscallResult Mlock2(VirtualAddress address, ulong length, MlockFlags flags)
    {
        var call = Enter(SyscallNumber.Mlock2, address.Value, length, (ulong)flags);
        return Leave(call, UserSpace.Mlock.Lock2(Mm, Caller, address.Value, length, flags));
    }

    /// <summary>munlock(2).</summary>
    public SyscallResult Munlock(VirtualAddress address, ulong length)
    {
        var call = Enter(SyscallNumber.Munlock, address.Value, length);
        return Leave(call, UserSpace.Mlock.Unlock(Mm, Caller, address.Value, length));
    }

    /// <summary>mlockall(2).</summary>
    public SyscallResult Mlockall(MlockallFlags flags)
    {
        var call = Enter(SyscallNumber.Mlockall, (ulong)flags);
        return Leave(call, UserSpace.Mlock.LockAll(Mm, Caller, flags));
    }

    /// <summary>munlockall(2).</summary>
    public SyscallResult Munlockall()
    {
        var call = Enter(SyscallNumber.Munlockall);
        return Leave(call, UserSpace.Mlock.UnlockAll(Mm, Caller));
    }

    /// <summary>msync(2).</summary>
    public SyscallResult Msync(VirtualAddress address, ulong length, MsyncFlags flags)
    {
        var call = Enter(SyscallNumber.Msync, address.Value, length, (ulong)flags);
        return Leave(call, UserSpace.Msync.Call(Mm, Caller, address.Value, length, flags));
    }

    /// <summary>mincore(2): one entry a page is added to <paramref name="residency"/>, up to the first hole.</summary>
    public SyscallResult Mincore(VirtualAddress address, ulong length, List<bool> residency)
    {
        var call = Enter(SyscallNumber.Mincore, address.Value, length);
        return Leave(call, UserSpace.Mincore.Call(Mm, Caller, address.Value, length, residency));
    }

    /// <summary>mseal(2).</summary>
    public SyscallResult Mseal(VirtualAddress address, ulong length, ulong flags)
    {
        var call = Enter(SyscallNumber.Mseal, address.Value, length, flags);
        return Leave(call, UserSpace.Mseal.Call(Mm, Caller, address.Value, length, flags));
    }

    /// <summary>setrlimit(2).</summary>
    public SyscallResult Setrlimit(Resource resource, ResourceLimit limit)
    {
        var call = Enter(SyscallNumber.Setrlimit, (ulong)resource, limit.Soft, limit.Hard);
        if ((uint)resource >= ResourceLimits.Count) return Leave(call, ProcessRules.LimitUnknown.Fail((ulong)resource));
        if (limit.Soft > limit.Hard) return Leave(call, ProcessRules.LimitSoftAboveHard.Fail(limit.Soft, limit.Hard));
        ulong hard = Limits[resource].Hard;
        if (limit.Hard > hard && !Credentials.Has(Capabilities.SysResource)) return Leave(call, ProcessRules.LimitRaiseHard.Fail(hard, limit.Hard));
        SetLimit(resource, limit);
        return Leave(call, SyscallResult.Success);
    }

    /// <summary>The limits are the process's: all threads have them.</summary>
    internal void SetLimit(Resource resource, ResourceLimit limit)
    {
        Leader.SetOwnLimit(resource, limit);
        foreach (var thread in Leader._threads) thread.SetOwnLimit(resource, limit);
    }

    private void SetOwnLimit(Resource resource, ResourceLimit limit)
    {
        Limits[resource] = limit;
        _caller = null;
    }
}
