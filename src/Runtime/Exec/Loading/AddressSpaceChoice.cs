using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>Which row of the table of address spaces a program gets (SET_PERSONALITY and TASK_SIZE, <c>arch/x86</c>).</summary>
internal static class AddressSpaceChoice
{
    /// <summary>The kernel's own width.</summary>
    public static AddressSpaceKind Native(MachineOptions options) =>
        options.Architecture == Architecture.X86_32 ? AddressSpaceKinds.I386
        : options.EffectivePaging == "levels5" ? AddressSpaceKinds.Levels5
        : AddressSpaceKinds.Levels4;

    public static AddressSpaceKind For(MachineOptions options, bool is64Bit, Personality personality)
    {
        if (is64Bit || options.Architecture == Architecture.X86_32)
            return Native(options);
        return (personality & Personality.Limit3Gb) != 0 ? AddressSpaceKinds.Compat3Gb : AddressSpaceKinds.Compat;
    }

    /// <summary>STACK_TOP_MAX = TASK_SIZE_MAX: where the temporary stack of every program ends, whatever its width.</summary>
    public static VirtualAddress StackTopMax(MachineOptions options) => new(Native(options).TaskSize);
}
