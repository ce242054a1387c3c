namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Shdr or Elf32_Shdr with its name: one section, the linker's view of a file.</summary>
/// <param name="Index">Its place in the section header table.</param>
/// <param name="Name">From the section name table; empty where that is missing or the offset is outside of it.</param>
/// <param name="Type">sh_type.</param>
/// <param name="Flags">sh_flags.</param>
/// <param name="Address">sh_addr; 0 if the section takes no memory.</param>
/// <param name="Offset">sh_offset, bytes into the file.</param>
/// <param name="Size">sh_size, bytes (in memory only, if <see cref="ElfSectionType.NoBits"/>).</param>
/// <param name="Link">sh_link: the section this one refers to (a symbol table's strings).</param>
/// <param name="Info">sh_info.</param>
/// <param name="Align">sh_addralign.</param>
/// <param name="EntrySize">sh_entsize, bytes.</param>
public sealed record ElfSection(
    int Index,
    string Name,
    ElfSectionType Type,
    ElfSectionFlags Flags,
    ulong Address,
    ulong Offset,
    ulong Size,
    uint Link,
    uint Info,
    ulong Align,
    ulong EntrySize);
