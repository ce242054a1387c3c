namespace MemDsl.Runtime.Exec;

/// <summary>One pair of the auxiliary vector: what the kernel tells a program, or its interpreter, at the start.</summary>
public readonly record struct AuxiliaryEntry(AuxiliaryType Type, ulong Value);

/// <summary>AT_* (<c>include/uapi/linux/auxvec.h</c>).</summary>
public enum AuxiliaryType
{
    /// <summary>The end of the vector.</summary>
    Null = 0,
    /// <summary>Address of the program headers in memory.</summary>
    Phdr = 3,
    /// <summary>Size of a program header.</summary>
    PhEnt = 4,
    PhNum = 5,
    PageSz = 6,
    /// <summary>Where the interpreter was put.</summary>
    Base = 7,
    Flags = 8,
    /// <summary>The program's own entry point, which the interpreter jumps to in the end.</summary>
    Entry = 9,
    Uid = 11,
    Euid = 12,
    Gid = 13,
    Egid = 14,
    /// <summary>Address of the platform's name.</summary>
    Platform = 15,
    /// <summary>CPUID leaf 1, EDX.</summary>
    HwCap = 16,
    /// <summary>Clock ticks a second, as times(2) counts.</summary>
    ClkTck = 17,
    Secure = 23,
    /// <summary>Address of 16 random bytes.</summary>
    Random = 25,
    HwCap2 = 26,
    RseqFeatureSize = 27,
    RseqAlign = 28,
    /// <summary>Address of the path given to execve.</summary>
    ExecFn = 31,
    /// <summary>Entry of the vdso for system calls, 32 bits only.</summary>
    SysInfo = 32,
    /// <summary>Address of the vdso's ELF header.</summary>
    SysInfoEhdr = 33,
    MinSigStkSz = 51,
}
