namespace MemDsl.Runtime.Exec;

/// <summary>e_entry of an <see cref="ElfImageTemplate"/>: an address, or a place in a section.</summary>
/// <param name="Section">The section's name, or null if <paramref name="Offset"/> is the address itself.</param>
/// <param name="Offset">Bytes into the section.</param>
public readonly record struct ElfEntryPoint(string? Section, ulong Offset);
