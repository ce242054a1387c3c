using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// Makes real ELF files of templates, deterministically: the same template gives the same bytes everywhere. The result is laid out as a
/// modern linker does it with separate code, is accepted by tools and by a real kernel, and starts with a program that exits with status 0.
/// </summary>
/// <remarks>
/// <code>
/// base        +----------------------------+  file header, program headers, .interp      r--
///             |  (rest of the page)        |
/// next page   +----------------------------+  first run of sections of equal permissions
///             |  sections with bytes       |
///             |  nobits sections           |  memory only
/// next page   +----------------------------+  next run, and so on
/// not loaded  |  symbols, names, section headers
/// </code>
/// </remarks>
public static class ElfImageBuilder
{
    internal const ulong PageSize = 4096;

    public static ElfImageResult Build(ElfImageTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        var problems = ImmutableArray.CreateBuilder<ElfImageProblem>();
        ElfImageChecks.Check(template, problems);
        if (problems.Count > 0)
            return new ElfImageResult(default, problems.ToImmutable());

        var layout = ElfImageLayout.Make(template, problems);
        if (problems.Count > 0)
            return new ElfImageResult(default, problems.ToImmutable());

        return new ElfImageResult(new ElfImageWriter(template, layout).Write(), []);
    }

    /// <summary>Where a template without a base is linked to: the addresses that x86 linkers use.</summary>
    public static ulong DefaultBase(ElfType type, ElfClass width) =>
        type == ElfType.SharedObject ? 0ul : width == ElfClass.Elf32 ? 0x0804_8000ul : 0x40_0000ul;
}
