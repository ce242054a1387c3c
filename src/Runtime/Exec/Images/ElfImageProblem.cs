namespace MemDsl.Runtime.Exec;

/// <summary>Why a template cannot become an ELF file.</summary>
/// <param name="Part">Which part of it.</param>
/// <param name="Index">The number of the section or load, from 0; -1 for the other parts.</param>
/// <param name="Message">What is wrong.</param>
public readonly record struct ElfImageProblem(ElfImagePart Part, int Index, string Message);

/// <summary>The parts of an <see cref="ElfImageTemplate"/> that a problem can name.</summary>
public enum ElfImagePart
{
    Image,
    Section,
    Load,
    Base,
    Entry,
    Interpreter,
    Type,
}
