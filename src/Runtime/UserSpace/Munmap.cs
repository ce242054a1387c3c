using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>munmap(2): ends all areas in a range (<c>mm/vma.c</c> do_vmi_munmap).</summary>
public static class Munmap
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address, ulong length) =>
        throw new InvalidOperationException("not yet");
}
