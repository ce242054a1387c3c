using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>_install_special_mapping: areas the kernel provides (<c>mm/mmap.c</c>).</summary>
public static class SpecialMappings
{
    /// <summary>Installs one at a free place.</summary>
    public static SyscallResult Install(MmStruct mm, Caller caller, VirtualAddress address, ulong length, VmFlags flags, SpecialMapping mapping) =>
        throw new InvalidOperationException("not yet");
}
