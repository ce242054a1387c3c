namespace MemDsl.Runtime.Exec;

/// <summary>sh_flags (SHF_*).</summary>
[Flags]
public enum ElfSectionFlags : ulong
{
    None = 0,
    Write = 1,
    Alloc = 2,
    ExecInstr = 4,
    Merge = 0x10,
    Strings = 0x20,
    InfoLink = 0x40,
    LinkOrder = 0x80,
    Group = 0x200,
    Tls = 0x400,
    Compressed = 0x800,
}
