using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>The program's stack as exec builds it (<c>fs/exec.c</c>, <c>mm/vma_exec.c</c>).</summary>
public static class StackArea
{
    /// <summary>create_init_stack_vma: one page below the top, for the strings.</summary>
    public static SyscallResult Create(MmStruct mm, Caller caller) =>
        throw new InvalidOperationException("not yet");

    /// <summary>setup_arg_pages: moves the stack to its final top, sets its rights and grows it by 128 KiB as far as RLIMIT_STACK allows.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="caller">Whose limits count.</param>
    /// <param name="top">The final stack top, page-aligned.</param>
    /// <param name="executable">PT_GNU_STACK's choice; null for the default of the task.</param>
    /// <returns>By how many bytes the stack moved down.</returns>
    public static SyscallResult Finish(MmStruct mm, Caller caller, VirtualAddress top, bool? executable) =>
        throw new InvalidOperationException("not yet");
}
