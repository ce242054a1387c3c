namespace MemDsl.Runtime.Exec;

/// <summary>e_ident[EI_CLASS]: how wide a file says its fields are. Linux goes by e_machine instead and never looks here.</summary>
public enum ElfClass : byte
{
    None = 0,
    Elf32 = 1,
    Elf64 = 2,
}
