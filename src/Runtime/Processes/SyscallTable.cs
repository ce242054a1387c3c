using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.SystemV;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Processes;

/// <summary>sys_call_table (<c>arch/x86/entry/syscalls/syscall_64.tbl</c>): system calls by their numbers on x86-64.</summary>
public static class SyscallTable
{
    /// <summary>The call with its registers; null where it is not modelled by number: calls of pointers to structures, and those that are absent.</summary>
    public static SyscallResult? Call(Process process, SyscallNumber number, ulong a, ulong b, ulong c, ulong d, ulong e, ulong f)
    {
        ArgumentNullException.ThrowIfNull(process);
        var p = process;
        var address = new VirtualAddress(a);
        return number switch
        {
            SyscallNumber.Mmap => p.Mmap(address, b, (Protection)c, (MapFlags)d, (int)e, f),
            SyscallNumber.Munmap => p.Munmap(address, b),
            SyscallNumber.Mprotect => p.Mprotect(address, b, (Protection)c),
            SyscallNumber.PkeyMprotect => p.PkeyMprotect(address, b, (Protection)c, (int)d),
            SyscallNumber.Mremap => p.Mremap(address, b, c, (MremapFlags)d, new VirtualAddress(e)),
            SyscallNumber.RemapFilePages => p.RemapFilePages(address, b, (Protection)c, d, (MapFlags)e),
            SyscallNumber.Brk => p.Brk(address),
            SyscallNumber.Madvise => p.Madvise(address, b, (MadviseAdvice)(int)c),
            SyscallNumber.Mlock => p.Mlock(address, b),
            SyscallNumber.Mlock2 => p.Mlock2(address, b, (MlockFlags)c),
            SyscallNumber.Munlock => p.Munlock(address, b),
            SyscallNumber.Mlockall => p.Mlockall((MlockallFlags)a),
            SyscallNumber.Munlockall => p.Munlockall(),
            SyscallNumber.Msync => p.Msync(address, b, (MsyncFlags)c),
            SyscallNumber.Mseal => p.Mseal(address, b, c),
            SyscallNumber.Shmget => p.Shmget((int)a, b, (ShmgetFlags)(int)c),
            SyscallNumber.Shmat => p.Shmat((int)a, new VirtualAddress(b), (ShmatFlags)(int)c),
            SyscallNumber.Shmdt => p.Shmdt(address),
            SyscallNumber.Shmctl => p.Shmctl((int)a, (int)b),
            SyscallNumber.Read => p.Read((int)a, new VirtualAddress(b), c),
            SyscallNumber.Write => p.Write((int)a, new VirtualAddress(b), c),
            SyscallNumber.Pread64 => p.Pread((int)a, new VirtualAddress(b), c, d),
            SyscallNumber.Pwrite64 => p.Pwrite((int)a, new VirtualAddress(b), c, d),
            SyscallNumber.Close => p.Close((int)a),
            SyscallNumber.Dup => p.Dup((int)a),
            SyscallNumber.Ftruncate => p.Ftruncate((int)a, b),
            SyscallNumber.Fallocate => p.Fallocate((int)a, (FallocateMode)(int)b, c, d),
            SyscallNumber.Fork => p.Fork(),
            SyscallNumber.Vfork => p.Vfork(),
            SyscallNumber.ExitGroup => p.Exit((int)a),
            _ => null,
        };
    }
}
