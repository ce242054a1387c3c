using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mmap(2): makes an area (<c>mm/mmap.c</c> do_mmap, <c>mm/vma.c</c> mmap_region).</summary>
public static class Mmap
{
    /// <summary>The system call.</summary>
    /// <param name="mm">The address space.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="address">The hint, or the place with MAP_FIXED.</param>
    /// <param name="length">Bytes, rounded up to pages.</param>
    /// <param name="protection">PROT_ bits; unknown ones are ignored.</param>
    /// <param name="flags">MAP_ bits.</param>
    /// <param name="file">What the descriptor names; null for a bad one. Ignored with MAP_ANONYMOUS.</param>
    /// <param name="offset">Bytes into the file; must be page-aligned even without one.</param>
    /// <returns>The start of the new area.</returns>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, MapFlags flags, IVmFile? file = null, ulong offset = 0) =>
        throw new InvalidOperationException("not yet");

    /// <summary>vm_mmap: the same from inside the kernel, as exec maps segments.</summary>
    public static SyscallResult MapRegion(
        MmStruct mm, Caller caller, ulong address, ulong length, Protection protection, MapFlags flags, IVmFile? file = null, ulong offset = 0) =>
        throw new InvalidOperationException("not yet");
}
