namespace MemDsl.Runtime.Exec;

/// <summary>p_type (PT_*): what a program header describes.</summary>
public enum ElfSegmentType : uint
{
    Null = 0,
    /// <summary>PT_LOAD: bytes of the file that become memory.</summary>
    Load = 1,
    Dynamic = 2,
    /// <summary>PT_INTERP: the path of the program that is to start this one (ld.so).</summary>
    Interp = 3,
    Note = 4,
    ShLib = 5,
    /// <summary>PT_PHDR: where the program headers themselves are in memory.</summary>
    Phdr = 6,
    Tls = 7,
    GnuEhFrame = 0x6474e550,
    /// <summary>PT_GNU_STACK: no contents; its PF_X says whether the stack is executable.</summary>
    GnuStack = 0x6474e551,
    /// <summary>PT_GNU_RELRO: what ld.so makes read-only after relocation.</summary>
    GnuRelro = 0x6474e552,
    GnuProperty = 0x6474e553,
    GnuSframe = 0x6474e554,
}
