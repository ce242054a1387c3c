namespace MemDsl.Runtime.Exec;

/// <summary>Elf64_Nhdr with its name and descriptor: a remark for the loader or for tools (build id, ABI, GNU properties).</summary>
/// <param name="Owner">The name that gives <paramref name="Type"/> its meaning, such as "GNU".</param>
/// <param name="Type">n_type.</param>
/// <param name="Description">The descriptor's bytes, a window into the file.</param>
public readonly record struct ElfNote(string Owner, uint Type, ReadOnlyMemory<byte> Description);
