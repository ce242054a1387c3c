using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mlock(2), mlock2(2), munlock(2), mlockall(2), munlockall(2) (<c>mm/mlock.c</c>).</summary>
public static class Mlock
{
    public static SyscallResult Lock(MmStruct mm, Caller caller, ulong address, ulong length) =>
        throw new InvalidOperationException("not yet");

    public static SyscallResult Lock2(MmStruct mm, Caller caller, ulong address, ulong length, MlockFlags flags) =>
        throw new InvalidOperationException("not yet");

    public static SyscallResult Unlock(MmStruct mm, Caller caller, ulong address, ulong length) =>
        throw new InvalidOperationException("not yet");

    public static SyscallResult LockAll(MmStruct mm, Caller caller, MlockallFlags flags) =>
        throw new InvalidOperationException("not yet");

    public static SyscallResult UnlockAll(MmStruct mm, Caller caller) =>
        throw new InvalidOperationException("not yet");
}
