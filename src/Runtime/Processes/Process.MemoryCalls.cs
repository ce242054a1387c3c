using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>The system calls that change an address space; each is its man page, one method a call.</summary>
public sealed partial class Process
{
    private InvalidOperationException NotYet() => new($"not yet, process {Pid}");

    /// <summary>mmap(2) with a descriptor; <paramref name="fd"/> is not looked at for anonymous mappings.</summary>
    public SyscallResult Mmap(VirtualAddress address, ulong length, Protection protection, MapFlags flags, int fd, ulong offset) => throw NotYet();

    /// <summary>mmap(2) of an open file, or of none for anonymous memory.</summary>
    public SyscallResult Mmap(VirtualAddress address, ulong length, Protection protection, MapFlags flags, OpenFile? file = null, ulong offset = 0) => throw NotYet();

    /// <summary>munmap(2).</summary>
    public SyscallResult Munmap(VirtualAddress address, ulong length) => throw NotYet();

    /// <summary>mprotect(2).</summary>
    public SyscallResult Mprotect(VirtualAddress address, ulong length, Protection protection) => throw NotYet();

    /// <summary>pkey_mprotect(2).</summary>
    public SyscallResult PkeyMprotect(VirtualAddress address, ulong length, Protection protection, int key) => throw NotYet();

    /// <summary>mremap(2).</summary>
    public SyscallResult Mremap(VirtualAddress oldAddress, ulong oldLength, ulong newLength, MremapFlags flags, VirtualAddress newAddress) => throw NotYet();

    /// <summary>remap_file_pages(2).</summary>
    public SyscallResult RemapFilePages(VirtualAddress address, ulong size, Protection protection, ulong pageOffset, MapFlags flags) => throw NotYet();

    /// <summary>brk(2), the system call: the break after the call, whether it moved or not.</summary>
    public SyscallResult Brk(VirtualAddress newBreak) => throw NotYet();

    /// <summary>sbrk(3), the library's: the old break, or ENOMEM.</summary>
    public SyscallResult Sbrk(long increment) => throw NotYet();

    /// <summary>madvise(2).</summary>
    public SyscallResult Madvise(VirtualAddress address, ulong length, MadviseAdvice advice) => throw NotYet();

    /// <summary>mlock(2).</summary>
    public SyscallResult Mlock(VirtualAddress address, ulong length) => throw NotYet();

    /// <summary>mlock2(2).</summary>
    public SyscallResult Mlock2(VirtualAddress address, ulong length, MlockFlags flags) => throw NotYet();

    /// <summary>munlock(2).</summary>
    public SyscallResult Munlock(VirtualAddress address, ulong length) => throw NotYet();

    /// <summary>mlockall(2).</summary>
    public SyscallResult Mlockall(MlockallFlags flags) => throw NotYet();

    /// <summary>munlockall(2).</summary>
    public SyscallResult Munlockall() => throw NotYet();

    /// <summary>msync(2).</summary>
    public SyscallResult Msync(VirtualAddress address, ulong length, MsyncFlags flags) => throw NotYet();

    /// <summary>mincore(2): one entry a page is added to <paramref name="resident"/>, up to the first hole.</summary>
    public SyscallResult Mincore(VirtualAddress address, ulong length, List<bool> resident) => throw NotYet();

    /// <summary>mseal(2).</summary>
    public SyscallResult Mseal(VirtualAddress address, ulong length, ulong flags) => throw NotYet();

    /// <summary>setrlimit(2).</summary>
    public SyscallResult Setrlimit(Resource resource, ResourceLimit limit) => throw NotYet();
}
