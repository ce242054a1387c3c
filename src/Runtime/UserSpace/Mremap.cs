using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mremap(2) (<c>mm/mremap.c</c>).</summary>
public static class Mremap
{
    /// <summary>The system call.</summary>
    /// <returns>The start of the area where it is now.</returns>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong oldLength, ulong newLength, MremapFlags flags = MremapFlags.None, ulong newAddress = 0) =>
        throw new InvalidOperationException("not yet");
}
