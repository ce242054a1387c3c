namespace MemDsl.Runtime.Exec;

/// <summary>
/// How the numbers of one file are to be read: field widths and byte order. The lenient reader takes both from e_ident;
/// the kernel takes the width from e_machine and always reads little-endian.
/// </summary>
/// <param name="Is64">64-bit structures (Elf64_*) or 32-bit ones (Elf32_*).</param>
/// <param name="IsBigEndian">Most significant byte first.</param>
public readonly record struct ElfFormat(bool Is64, bool IsBigEndian)
{
    public static ElfFormat Little64 => new(true, false);

    public static ElfFormat Little32 => new(false, false);

    /// <summary>sizeof(ElfN_Ehdr).</summary>
    public int HeaderSize => Is64 ? 64 : 52;

    /// <summary>sizeof(ElfN_Phdr).</summary>
    public int ProgramHeaderSize => Is64 ? 56 : 32;

    /// <summary>sizeof(ElfN_Shdr).</summary>
    public int SectionHeaderSize => Is64 ? 64 : 40;

    /// <summary>sizeof(ElfN_Sym).</summary>
    public int SymbolSize => Is64 ? 24 : 16;

    /// <summary>sizeof(ElfN_Dyn).</summary>
    public int DynamicEntrySize => Is64 ? 16 : 8;
}
