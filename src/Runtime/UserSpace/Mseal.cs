using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mseal(2) (<c>mm/mseal.c</c>).</summary>
public static class Mseal
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, ulong flags) =>
        throw new InvalidOperationException("not yet");
}
