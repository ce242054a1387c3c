namespace MemDsl.Runtime.Exec;

/// <summary>A section of an <see cref="ElfImageTemplate"/>.</summary>
/// <param name="Name">Such as ".text".</param>
/// <param name="Size">In bytes.</param>
/// <param name="Permissions">What its segment allows.</param>
/// <param name="IsNoBits">Memory without room in the file, zero at the start, at the end of its segment. ".bss" always is.</param>
public readonly record struct ElfSectionTemplate(string Name, ulong Size, ElfSegmentFlags Permissions, bool IsNoBits = false)
{
    internal bool TakesNoFile => IsNoBits || Name == ".bss";
}
