using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

public sealed partial class ElfFile
{
    private ImmutableArray<ElfSection> _sections;

    /// <summary>As many sections as the file has room for, section 0 included. A stripped or damaged file may have none and still run.</summary>
    public ImmutableArray<ElfSection> Sections => _sections.IsDefault ? _sections = ReadSections() : _sections;

    /// <summary>The names of the sections that lie within a segment, as <c>readelf -l</c> lists them.</summary>
    public IReadOnlyList<string> SectionsOf(in ElfProgramHeader segment)
    {
        List<string> names = [];
        if (segment.MemorySize == 0)
            return names;
        foreach (var section in Sections)
        {
            if (IsWithin(section, segment))
                names.Add(section.Name);
        }

        return names;
    }

    private static bool IsWithin(ElfSection section, in ElfProgramHeader segment)
    {
        if ((section.Flags & ElfSectionFlags.Alloc) == 0 || section.Size == 0)
            return false;

        // .tbss takes no memory of a PT_LOAD; each thread's copy of it is made elsewhere.
        var isTls = (section.Flags & ElfSectionFlags.Tls) != 0;
        if (segment.Type == ElfSegmentType.Tls ? !isTls : isTls && section.Type == ElfSectionType.NoBits)
            return false;

        if (section.Address < segment.VirtualAddress)
            return false;
        var distance = section.Address - segment.VirtualAddress;
        return distance < segment.MemorySize && section.Size <= segment.MemorySize - distance;
    }

    private ImmutableArray<ElfSection> ReadSections()
    {
        if (!IsElf || Header.SectionHeaderOffset == 0)
            return [];
        if (Header.SectionHeaderEntrySize != Format.SectionHeaderSize)
        {
            Report(Header.SectionHeaderOffset, "section headers",
                $"e_shentsize is {Header.SectionHeaderEntrySize}, a section header of this class has {Format.SectionHeaderSize} bytes");
            return [];
        }

        var rest = Window(Header.SectionHeaderOffset, ulong.MaxValue).Span;
        if (rest.Length < Format.SectionHeaderSize)
        {
            Report(Header.SectionHeaderOffset, "section headers", $"they would start past the end of the file (0x{Bytes.Length:x})");
            return [];
        }

        // With 0xff00 sections or more the count and the index of the names move into section 0.
        var first = ElfDecoder.Section(rest, Format, 0);
        ulong count = Header.SectionHeaderCount != 0 ? Header.SectionHeaderCount : first.Size;
        ulong nameTable = Header.SectionNameTableIndex != 0xffff ? Header.SectionNameTableIndex : first.Link;
        var present = Math.Min(count, (ulong)(rest.Length / Format.SectionHeaderSize));
        if (present < count)
            Report(Header.SectionHeaderOffset, "section headers", $"the file has room for {present} of {count}");

        var names = FindNameTable(rest, nameTable, present);
        var sections = ImmutableArray.CreateBuilder<ElfSection>((int)present);
        for (var i = 0; i < (int)present; i++)
        {
            var bytes = rest[(i * Format.SectionHeaderSize)..];
            sections.Add(ElfDecoder.Section(bytes, Format, i) with { Name = names[ElfDecoder.Word(bytes, Format)] });
            CheckSection(sections[i]);
        }

        if (names.WasRefused)
            Report(Header.SectionHeaderOffset, "section headers", "some names are not in the section name table");
        return sections.MoveToImmutable();
    }

    private ElfStringTable FindNameTable(ReadOnlySpan<byte> rest, ulong index, ulong present)
    {
        if (index != 0 && index < present)
            return StringTable(ElfDecoder.Section(rest[((int)index * Format.SectionHeaderSize)..], Format, (int)index));
        if (index != 0)
            Report(Header.SectionHeaderOffset, "section headers", $"e_shstrndx is {index}, but there are {present} sections");
        return new ElfStringTable(default);
    }

    private ElfStringTable StringTable(ElfSection section) =>
        new(section.Type == ElfSectionType.NoBits ? default : Window(section.Offset, section.Size));

    private void CheckSection(ElfSection section)
    {
        if (section.Type is ElfSectionType.NoBits or ElfSectionType.Null)
            return;
        if ((ulong)Window(section.Offset, section.Size).Length < section.Size)
        {
            Report(Header.SectionHeaderOffset + ((ulong)section.Index * (ulong)Format.SectionHeaderSize), $"section {section.Index} ({section.Name})",
                $"its bytes 0x{section.Offset:x}..+0x{section.Size:x} go past the end of the file (0x{Bytes.Length:x})");
        }
    }
}
