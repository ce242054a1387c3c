using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Processes;

/// <summary>What memory feels of files: the calls that move bytes or pages through the page cache.</summary>
public sealed partial class Process
{
    /// <summary>open(2) of a file that is known to exist; the value is the lowest free descriptor.</summary>
    public SyscallResult Open(MemoryFile file, OpenFileMode mode) => throw NotYet();

    /// <summary>close(2).</summary>
    public SyscallResult Close(int fd) => throw NotYet();

    /// <summary>dup(2): a second descriptor for the same open file.</summary>
    public SyscallResult Dup(int fd) => throw NotYet();

    /// <summary>read(2) into user memory, from the file position on.</summary>
    public SyscallResult Read(int fd, Primitives.VirtualAddress buffer, ulong count) => throw NotYet();

    /// <summary>write(2) from user memory, from the file position on.</summary>
    public SyscallResult Write(int fd, Primitives.VirtualAddress buffer, ulong count) => throw NotYet();

    /// <summary>pread64(2).</summary>
    public SyscallResult Pread(int fd, Primitives.VirtualAddress buffer, ulong count, ulong offset) => throw NotYet();

    /// <summary>pwrite64(2).</summary>
    public SyscallResult Pwrite(int fd, Primitives.VirtualAddress buffer, ulong count, ulong offset) => throw NotYet();

    /// <summary>ftruncate(2).</summary>
    public SyscallResult Ftruncate(int fd, ulong length) => throw NotYet();

    /// <summary>fallocate(2).</summary>
    public SyscallResult Fallocate(int fd, FallocateMode mode, ulong offset, ulong length) => throw NotYet();

    /// <summary>memfd_create(2); the value is the descriptor.</summary>
    public SyscallResult MemfdCreate(string name) => throw NotYet();

    /// <summary>The open file of a descriptor, or null.</summary>
    public OpenFile? File(int fd) => throw NotYet();
}
