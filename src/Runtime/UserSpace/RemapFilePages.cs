using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>remap_file_pages(2), emulated by mmap since 4.0 (<c>mm/mmap.c</c>).</summary>
public static class RemapFilePages
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong size, Protection protection, ulong pageOffset, MapFlags flags) =>
        throw new InvalidOperationException("not yet");
}
