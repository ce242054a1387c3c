namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Phdr or Elf32_Phdr: one segment, the loader's view of a file.</summary>
/// <param name="Type">p_type.</param>
/// <param name="Flags">p_flags.</param>
/// <param name="Offset">p_offset, bytes into the file.</param>
/// <param name="VirtualAddress">p_vaddr, before the load bias is added.</param>
/// <param name="PhysicalAddress">p_paddr, unused by Linux for programs.</param>
/// <param name="FileSize">p_filesz, bytes.</param>
/// <param name="MemorySize">p_memsz, bytes; what lies beyond <paramref name="FileSize"/> is zero (bss).</param>
/// <param name="Align">p_align; Linux uses it only to place ET_DYN files.</param>
public readonly record struct ElfProgramHeader(
    ElfSegmentType Type,
    ElfSegmentFlags Flags,
    ulong Offset,
    ulong VirtualAddress,
    ulong PhysicalAddress,
    ulong FileSize,
    ulong MemorySize,
    ulong Align);
