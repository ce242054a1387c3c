using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mincore(2) (<c>mm/mincore.c</c>).</summary>
public static class Mincore
{
    /// <summary>The system call; one byte a page, bit 0 for resident, written as far as the call gets.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length, Span<byte> residency) =>
        throw new InvalidOperationException("not yet");
}
