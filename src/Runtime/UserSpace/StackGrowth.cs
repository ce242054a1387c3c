using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>expand_stack: a fault below a growing area extends it (<c>mm/vma.c</c> expand_downwards).</summary>
public static class StackGrowth
{
    /// <summary>Grows the area above the address down to its page.</summary>
    /// <returns>Success with the new start, or the rule that forbids it; the fault then ends in SIGSEGV.</returns>
    public static SyscallResult Expand(MmStruct mm, Caller caller, VirtualAddress address) =>
        throw new InvalidOperationException("not yet");
}
