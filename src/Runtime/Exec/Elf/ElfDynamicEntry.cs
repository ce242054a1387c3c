namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Dyn or Elf32_Dyn: one instruction to ld.so.</summary>
/// <param name="Tag">d_tag (DT_*): 1 NEEDED, 14 SONAME, 15 RPATH, 29 RUNPATH, …</param>
/// <param name="Value">d_val or d_ptr.</param>
/// <param name="Text">What the string table holds at <paramref name="Value"/>, for the tags that name something; else null.</param>
public readonly record struct ElfDynamicEntry(long Tag, ulong Value, string? Text);
