namespace MemDsl.Runtime.Exec;

/// <summary>
/// An explicit PT_LOAD of an <see cref="ElfImageTemplate"/>. Its numbers go into the file as they are, sensible or not, so that the loader's
/// checks can be seen; only the place in the file is chosen, so that p_offset and p_vaddr agree within the page.
/// </summary>
/// <param name="Address">p_vaddr.</param>
/// <param name="Permissions">p_flags.</param>
/// <param name="FileSize">p_filesz, bytes.</param>
/// <param name="MemorySize">p_memsz, bytes; null is <paramref name="FileSize"/>.</param>
/// <param name="Align">p_align; null is 4096.</param>
public readonly record struct ElfLoadTemplate(
    ulong Address, ElfSegmentFlags Permissions, ulong FileSize, ulong? MemorySize = null, ulong? Align = null);
