using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>brk(2) (<c>mm/mmap.c</c>).</summary>
public static class Brk
{
    /// <summary>The system call: the break afterwards, unchanged where it could not move.</summary>
    public static SyscallResult Call(MmStruct mm, Caller caller, ulong address) =>
        throw new InvalidOperationException("not yet");

    /// <summary>The same with the reason: the new break, or ENOMEM with the rule that kept it. sbrk(3) fails so.</summary>
    public static SyscallResult TryMove(MmStruct mm, Caller caller, ulong address) =>
        throw new InvalidOperationException("not yet");

    /// <summary>vm_brk_flags: anonymous memory at a fixed place, for exec's bss.</summary>
    public static SyscallResult MapAnonymous(MmStruct mm, Caller caller, ulong address, ulong length, bool executable) =>
        throw new InvalidOperationException("not yet");
}
