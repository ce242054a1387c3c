using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>What can be said about a template before it is laid out. The limits keep every later sum within 64 bits and the file in memory.</summary>
internal static class ElfImageChecks
{
    private const int MostParts = 10_000;
    private const ulong LargestFile = 256 << 20;

    /// <summary>The last address a class can write down; in 64 bits, half of the space leaves room for sums.</summary>
    public static ulong LastAddress(ElfClass width) => width == ElfClass.Elf32 ? uint.MaxValue : (ulong)long.MaxValue;

    public static void Check(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        if (template.Type is not (ElfType.Executable or ElfType.SharedObject))
            problems.Add(new(ElfImagePart.Type, -1, "an image is of type exec or dyn"));
        if (template.Class is not (ElfClass.Elf32 or ElfClass.Elf64))
            problems.Add(new(ElfImagePart.Type, -1, "an image is of class 32 or 64"));
        if (template.Sections.Length + template.Loads.Length > MostParts)
            problems.Add(new(ElfImagePart.Image, -1, $"an image has at most {MostParts} sections and loads"));
        if (template.Base is { } start && start % ElfImageBuilder.PageSize != 0)
            problems.Add(new(ElfImagePart.Base, -1, $"base 0x{start:x} is not a multiple of the page size, 4K"));
        if (template.Base > LastAddress(template.Class))
            problems.Add(new(ElfImagePart.Base, -1, $"base 0x{template.Base:x} does not fit in class {Bits(template)}"));
        if (template.Interpreter is { } path && (path.Length == 0 || path.Contains('\0') || System.Text.Encoding.UTF8.GetByteCount(path) > 4095))
            problems.Add(new(ElfImagePart.Interpreter, -1, "the interpreter's path must have 1 to 4095 bytes and no NUL"));
        CheckSections(template, problems);
        CheckLoads(template, problems);
    }

    private static void CheckSections(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        var inFile = 0ul;
        for (var i = 0; i < template.Sections.Length; i++)
        {
            var section = template.Sections[i];
            if (!names.Add(section.Name))
                problems.Add(new(ElfImagePart.Section, i, $"a second section {section.Name}"));
            if (section.Size > LastAddress(template.Class) / 2)
                problems.Add(new(ElfImagePart.Section, i, $"{section.Name} does not fit in class {Bits(template)}"));
            else if (!section.TakesNoFile && (section.Size > LargestFile || (inFile += section.Size) > LargestFile))
                problems.Add(new(ElfImagePart.Section, i, $"with {section.Name} the file would be larger than 256M; nobits takes no room in it"));
        }
    }

    private static void CheckLoads(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        var inFile = 0ul;
        for (var i = 0; i < template.Loads.Length; i++)
        {
            var load = template.Loads[i];
            if (load.FileSize > LargestFile || (inFile += load.FileSize) > LargestFile)
                problems.Add(new(ElfImagePart.Load, i, "with this load the file would be larger than 256M"));
            if (template.Class == ElfClass.Elf32 && (load.Address | (load.MemorySize ?? 0) | (load.Align ?? 0)) > uint.MaxValue)
                problems.Add(new(ElfImagePart.Load, i, "its numbers do not fit in class 32"));
        }
    }

    private static int Bits(ElfImageTemplate template) => template.Class == ElfClass.Elf32 ? 32 : 64;
}
