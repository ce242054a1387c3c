using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// What a program of one's own making is to look like: sections, or explicit loads, and a few options.
/// <see cref="ElfImageBuilder"/> makes the bytes of a real ELF file of it.
/// </summary>
public sealed record ElfImageTemplate
{
    /// <summary>The file's name: what maps show and AT_EXECFN says.</summary>
    public required string Name { get; init; }

    /// <summary><see cref="ElfType.Executable"/> (fixed addresses) or <see cref="ElfType.SharedObject"/> (any address).</summary>
    public ElfType Type { get; init; } = ElfType.Executable;

    public ElfClass Class { get; init; } = ElfClass.Elf64;

    /// <summary>Where the file's headers come to lie; null is 0x400000 in 64 bits, 0x08048000 in 32 bits, and 0 for a shared object.</summary>
    public ulong? Base { get; init; }

    /// <summary>The first instruction; null is the start of the first executable section or load.</summary>
    public ElfEntryPoint? Entry { get; init; }

    /// <summary>PT_INTERP's path, or null for a program that needs no other to start it.</summary>
    public string? Interpreter { get; init; }

    /// <summary>PT_GNU_STACK.</summary>
    public ElfStack Stack { get; init; } = ElfStack.ReadWrite;

    /// <summary>In the order in which they are to lie in memory.</summary>
    public ImmutableArray<ElfSectionTemplate> Sections { get; init; } = [];

    /// <summary>Explicit PT_LOADs in place of the automatic layout; sections are then put into the loads of their permissions.</summary>
    public ImmutableArray<ElfLoadTemplate> Loads { get; init; } = [];
}
