namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Ehdr or Elf32_Ehdr: the first 64 (52) bytes of an ELF file, as they stand there.</summary>
/// <param name="Class">EI_CLASS as written; the widths used to read the rest are <see cref="ElfFile.Format"/>.</param>
/// <param name="Data">EI_DATA as written.</param>
/// <param name="IdentVersion">EI_VERSION, 1 in every correct file.</param>
/// <param name="OsAbi">EI_OSABI.</param>
/// <param name="AbiVersion">EI_ABIVERSION.</param>
/// <param name="Type">e_type.</param>
/// <param name="Machine">e_machine.</param>
/// <param name="Version">e_version, 1 in every correct file.</param>
/// <param name="Entry">e_entry: address of the first instruction.</param>
/// <param name="ProgramHeaderOffset">e_phoff, bytes into the file.</param>
/// <param name="SectionHeaderOffset">e_shoff, bytes into the file.</param>
/// <param name="Flags">e_flags, unused on x86.</param>
/// <param name="HeaderSize">e_ehsize.</param>
/// <param name="ProgramHeaderEntrySize">e_phentsize, bytes.</param>
/// <param name="ProgramHeaderCount">e_phnum.</param>
/// <param name="SectionHeaderEntrySize">e_shentsize, bytes.</param>
/// <param name="SectionHeaderCount">e_shnum.</param>
/// <param name="SectionNameTableIndex">e_shstrndx.</param>
public readonly record struct ElfHeader(
    ElfClass Class,
    ElfData Data,
    byte IdentVersion,
    byte OsAbi,
    byte AbiVersion,
    ElfType Type,
    ElfMachine Machine,
    uint Version,
    ulong Entry,
    ulong ProgramHeaderOffset,
    ulong SectionHeaderOffset,
    uint Flags,
    ushort HeaderSize,
    ushort ProgramHeaderEntrySize,
    ushort ProgramHeaderCount,
    ushort SectionHeaderEntrySize,
    ushort SectionHeaderCount,
    ushort SectionNameTableIndex);
