using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mprotect(2), pkey_mprotect(2) (<c>mm/mprotect.c</c>).</summary>
public static class Mprotect
{
    /// <summary>mprotect.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, Protection protection) =>
        throw new InvalidOperationException("not yet");

    /// <summary>pkey_mprotect; without protection keys in the processor only key -1 is valid.</summary>
    public static SyscallResult CallWithKey(MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, int key) =>
        throw new InvalidOperationException("not yet");
}
