namespace MemDsl.Runtime.UserSpace;

/// <summary>PROT_ bits of mmap(2) and mprotect(2), Linux's numbers (<c>asm-generic/mman-common.h</c>).</summary>
[Flags]
public enum Protection : ulong
{
    None = 0,
    Read = 1,
    Write = 2,
    Exec = 4,

    /// <summary>PROT_SEM: accepted and ignored.</summary>
    Sem = 8,

    /// <summary>PROT_GROWSDOWN, PROT_GROWSUP: mprotect stretches the range to the end of a growing area.</summary>
    GrowsDown = 0x0100_0000,
    GrowsUp = 0x0200_0000,

    ReadWrite = Read | Write,
    ReadExec = Read | Exec,
    All = Read | Write | Exec,
}
