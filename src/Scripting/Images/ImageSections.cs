using MemDsl.Runtime.Exec;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Images;

/// <summary>Sections of a program as scripts see them.</summary>
internal static class ImageSections
{
    public static SectionValue? Find(ProgramImage program, string name)
    {
        foreach (var section in program.Elf.Sections)
            if (section.Name == name)
                return new SectionValue(name, section.Address, section.Size, Permissions(section.Flags));
        return null;
    }

    private static string Permissions(ElfSectionFlags flags) => string.Create(3, flags, static (text, bits) =>
    {
        text[0] = (bits & ElfSectionFlags.Alloc) != 0 ? 'r' : '-';
        text[1] = (bits & ElfSectionFlags.Write) != 0 ? 'w' : '-';
        text[2] = (bits & ElfSectionFlags.ExecInstr) != 0 ? 'x' : '-';
    });
}
