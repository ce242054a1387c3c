namespace MemDsl.Runtime.Processes;

/// <summary>The system calls that the machine serves, with x86-64's numbers (<c>syscall_64.tbl</c>).</summary>
public enum SyscallNumber
{
    Read = 0,
    Write = 1,
    Open = 2,
    Close = 3,
    Mmap = 9,
    Mprotect = 10,
    Munmap = 11,
    Brk = 12,
    Pread64 = 17,
    Pwrite64 = 18,
    Mremap = 25,
    Msync = 26,
    Mincore = 27,
    Madvise = 28,
    Shmget = 29,
    Shmat = 30,
    Shmctl = 31,
    Dup = 32,
    Clone = 56,
    Fork = 57,
    Vfork = 58,
    Execve = 59,
    Wait4 = 61,
    Shmdt = 67,
    Ftruncate = 77,
    Getrlimit = 97,
    Mlock = 149,
    Munlock = 150,
    Mlockall = 151,
    Munlockall = 152,
    Setrlimit = 160,
    Swapon = 167,
    Swapoff = 168,
    RemapFilePages = 216,
    ExitGroup = 231,
    Fallocate = 285,
    MemfdCreate = 319,
    Mlock2 = 325,
    PkeyMprotect = 329,
    ProcessMadvise = 440,
    Mseal = 462,
}

public static class SyscallNumbers
{
    /// <summary>Linux's name of the call: <c>remap_file_pages</c>, <c>pread64</c>.</summary>
    public static string LinuxName(this SyscallNumber number) => number switch
    {
        SyscallNumber.ExitGroup => "exit_group",
        SyscallNumber.RemapFilePages => "remap_file_pages",
        SyscallNumber.MemfdCreate => "memfd_create",
        SyscallNumber.ProcessMadvise => "process_madvise",
        SyscallNumber.PkeyMprotect => "pkey_mprotect",
        _ => number.ToString().ToLowerInvariant(),
    };
}
