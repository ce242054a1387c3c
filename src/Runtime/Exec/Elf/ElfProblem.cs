namespace MemDsl.Runtime.Exec;

/// <summary>Something that is wrong in an ELF file. The reader goes on; whether Linux minds is for the loader to say.</summary>
/// <param name="Offset">Where in the file, in bytes.</param>
/// <param name="Part">Which part: "header", "program header 3", "section 5", …</param>
/// <param name="Message">What is wrong with it.</param>
public readonly record struct ElfProblem(ulong Offset, string Part, string Message)
{
    public override string ToString() => $"{Part} (0x{Offset:x}): {Message}";
}
