namespace MemDsl.Runtime.Exec;

/// <summary>sh_type (SHT_*): what a section holds. Only linkers and tools look at sections, never the kernel.</summary>
public enum ElfSectionType : uint
{
    Null = 0,
    ProgBits = 1,
    SymTab = 2,
    StrTab = 3,
    Rela = 4,
    Hash = 5,
    Dynamic = 6,
    Note = 7,
    /// <summary>SHT_NOBITS: memory without bytes in the file (.bss).</summary>
    NoBits = 8,
    Rel = 9,
    ShLib = 10,
    DynSym = 11,
    InitArray = 14,
    FiniArray = 15,
    PreInitArray = 16,
    Group = 17,
    SymTabShndx = 18,
    Relr = 19,
    GnuHash = 0x6ffffff6,
    GnuVerDef = 0x6ffffffd,
    GnuVerNeed = 0x6ffffffe,
    GnuVerSym = 0x6fffffff,
}
