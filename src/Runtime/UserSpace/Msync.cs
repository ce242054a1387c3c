using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>msync(2) (<c>mm/msync.c</c>).</summary>
public static class Msync
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, MsyncFlags flags) =>
        throw new InvalidOperationException("not yet");
}
