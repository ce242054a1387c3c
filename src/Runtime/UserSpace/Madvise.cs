using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>madvise(2) (<c>mm/madvise.c</c>).</summary>
public static class Madvise
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, MadviseAdvice advice) =>
        throw new InvalidOperationException("not yet");
}
