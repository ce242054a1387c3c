using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Runtime.Exec;

/// <summary>Where everything of a template goes, in memory and in the file.</summary>
internal sealed class ElfImageLayout
{
    /// <summary>What sections of one segment are aligned to, as compilers align code and data on x86.</summary>
    private const ulong SectionAlign = 16;

    private ElfImageLayout(ElfImageTemplate template)
    {
        Format = new ElfFormat(template.Class == ElfClass.Elf64, false);
        Base = template.Base ?? ElfImageBuilder.DefaultBase(template.Type, template.Class);
    }

    public ElfFormat Format { get; }

    /// <summary>The address of the file's first byte; unused with explicit loads whose first does not cover the headers.</summary>
    public ulong Base { get; private set; }

    /// <summary>All program headers, in the order of the table.</summary>
    public ImmutableArray<ElfProgramHeader> ProgramHeaders { get; private set; } = [];

    /// <summary>A place for each section of the template, in its order.</summary>
    public ElfPlace[] Places { get; private set; } = [];

    /// <summary>Bytes of file header, program headers and interpreter path.</summary>
    public ulong HeaderBytes { get; private set; }

    public ulong InterpreterOffset { get; private set; }

    public ulong Entry { get; private set; }

    /// <summary>The first byte of the file that no segment needs.</summary>
    public ulong FileEnd { get; private set; }

    /// <summary>True if the headers are in memory, and so may be named by PT_PHDR and PT_INTERP's addresses.</summary>
    public bool HeadersAreLoaded { get; private set; }

    public static ElfImageLayout Make(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        var layout = new ElfImageLayout(template) { Places = new ElfPlace[template.Sections.Length] };
        var isExplicit = !template.Loads.IsEmpty;
        var runs = isExplicit ? 0 : ElfSectionRun.Count(template.Sections);
        layout.PlaceHeaders(template, isExplicit ? template.Loads.Length : runs + 1);
        var loads = isExplicit ? layout.PlaceLoads(template, problems) : layout.PlaceRuns(template, problems);
        layout.ChooseEntry(template, problems);
        layout.Finish(template, loads);
        return layout;
    }

    private void PlaceHeaders(ElfImageTemplate template, int loads)
    {
        var hasInterpreter = template.Interpreter is not null;
        var count = loads + (hasInterpreter ? 2 : 0) + (template.Stack == ElfStack.Absent ? 0 : 1);
        InterpreterOffset = (ulong)(Format.HeaderSize + (count * Format.ProgramHeaderSize));
        HeaderBytes = InterpreterOffset + (hasInterpreter ? (ulong)Encoding.UTF8.GetByteCount(template.Interpreter!) + 1 : 0);
    }

    /// <summary>The automatic layout: the headers' page, then each run on pages of its own.</summary>
    private List<ElfProgramHeader> PlaceRuns(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        List<ElfProgramHeader> loads = [Load(ElfSegmentFlags.Read, 0, Base, HeaderBytes, HeaderBytes, ElfImageBuilder.PageSize)];
        HeadersAreLoaded = true;
        var address = PageUp(Base + HeaderBytes);
        var offset = PageUp(HeaderBytes);
        FileEnd = HeaderBytes;
        foreach (var run in ElfSectionRun.Split(template.Sections))
        {
            var inFile = PlaceRun(template, run, takesNoFile: false, address, address, offset) - address;
            var inMemory = PlaceRun(template, run, takesNoFile: true, address + inFile, address, offset) - address;
            loads.Add(Load(run.Permissions, offset, address, inFile, inMemory, ElfImageBuilder.PageSize));
            if (inFile > 0)
                FileEnd = offset + inFile;
            address = PageUp(address + inMemory);
            offset = PageUp(offset + inFile);
            if (address > ElfImageChecks.LastAddress(template.Class))
            {
                problems.Add(new(ElfImagePart.Section, run.First, $"{template.Sections[run.First].Name} does not fit in the address space of this class"));
                return loads;
            }
        }

        return loads;
    }

    private ulong PlaceRun(ElfImageTemplate template, ElfSectionRun run, bool takesNoFile, ulong cursor, ulong segmentAddress, ulong segmentOffset)
    {
        for (var i = run.First; i < run.First + run.Length; i++)
        {
            var section = template.Sections[i];
            if (section.TakesNoFile != takesNoFile)
                continue;
            cursor = AlignUp(cursor, SectionAlign);
            Places[i] = new ElfPlace(cursor, segmentOffset + (cursor - segmentAddress));
            cursor += section.Size;
        }

        return cursor;
    }

    /// <summary>
    /// Explicit loads: the first covers the file's headers if it starts on a page and has room for them, as the first segment of a plain link
    /// does; each following one starts on the next page of the file, at the place within the page that its address asks for.
    /// </summary>
    private List<ElfProgramHeader> PlaceLoads(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        List<ElfProgramHeader> loads = [];
        FileEnd = HeaderBytes;
        foreach (var load in template.Loads)
        {
            var coversHeaders = loads.Count == 0 && load.Address % ElfImageBuilder.PageSize == 0 && load.FileSize >= HeaderBytes;
            if (coversHeaders)
                (HeadersAreLoaded, Base) = (true, load.Address);
            var offset = coversHeaders ? 0 : PageUp(FileEnd) + (load.Address % ElfImageBuilder.PageSize);
            loads.Add(Load(load.Permissions, offset, load.Address, load.FileSize, load.MemorySize ?? load.FileSize, load.Align ?? ElfImageBuilder.PageSize));
            if (load.FileSize > 0)
                FileEnd = Math.Max(FileEnd, offset + load.FileSize);
        }

        PlaceInLoads(template, loads, problems);
        return loads;
    }

    private void PlaceInLoads(ElfImageTemplate template, List<ElfProgramHeader> loads, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        // How much of each load is taken: of its bytes in the file, and of the memory after them.
        var filled = new ulong[loads.Count];
        var zeroed = new ulong[loads.Count];
        if (HeadersAreLoaded)
            filled[0] = HeaderBytes;
        for (var i = 0; i < template.Sections.Length; i++)
        {
            var section = template.Sections[i];
            var isPlaced = false;
            for (var j = 0; j < loads.Count && !isPlaced; j++)
            {
                var load = loads[j];
                if (load.Flags != section.Permissions)
                    continue;
                var start = AlignUp(section.TakesNoFile ? Math.Max(load.FileSize, zeroed[j]) : filled[j], SectionAlign);
                var room = section.TakesNoFile ? load.MemorySize : load.FileSize;
                if (start > room || section.Size > room - start)
                    continue;
                (section.TakesNoFile ? zeroed : filled)[j] = start + section.Size;
                Places[i] = new ElfPlace(load.VirtualAddress + start, load.Offset + start);
                isPlaced = true;
            }

            if (!isPlaced)
                problems.Add(new(ElfImagePart.Section, i, $"no load of its permissions has room for {section.Name}"));
        }
    }

    private void ChooseEntry(ElfImageTemplate template, ImmutableArray<ElfImageProblem>.Builder problems)
    {
        if (template.Entry is not { } entry)
        {
            Entry = DefaultEntry(template);
            return;
        }

        if (entry.Section is null)
        {
            Entry = entry.Offset;
            if (template.Class == ElfClass.Elf32 && Entry > uint.MaxValue)
                problems.Add(new(ElfImagePart.Entry, -1, "the entry does not fit in class 32"));
            return;
        }

        for (var i = 0; i < template.Sections.Length; i++)
        {
            if (template.Sections[i].Name != entry.Section)
                continue;
            Entry = Places[i].Address + entry.Offset;
            if (entry.Offset >= template.Sections[i].Size)
                problems.Add(new(ElfImagePart.Entry, -1, $"{entry.Section} has only 0x{template.Sections[i].Size:x} bytes"));
            return;
        }

        problems.Add(new(ElfImagePart.Entry, -1, $"there is no section {entry.Section}"));
    }

    private ulong DefaultEntry(ElfImageTemplate template)
    {
        for (var i = 0; i < template.Sections.Length; i++)
        {
            if ((template.Sections[i].Permissions & ElfSegmentFlags.Execute) != 0)
                return Places[i].Address;
        }

        for (var i = 0; i < template.Loads.Length; i++)
        {
            if ((template.Loads[i].Permissions & ElfSegmentFlags.Execute) != 0)
                return template.Loads[i].Address + (i == 0 && HeadersAreLoaded ? AlignUp(HeaderBytes, SectionAlign) : 0);
        }

        return 0;
    }

    private void Finish(ElfImageTemplate template, List<ElfProgramHeader> loads)
    {
        var headers = ImmutableArray.CreateBuilder<ElfProgramHeader>();
        var at = HeadersAreLoaded ? Base : 0;
        if (template.Interpreter is not null)
        {
            ulong align = Format.Is64 ? 8u : 4u;
            headers.Add(Segment(ElfSegmentType.Phdr, at, (ulong)Format.HeaderSize, InterpreterOffset - (ulong)Format.HeaderSize, align));
            headers.Add(Segment(ElfSegmentType.Interp, at, InterpreterOffset, HeaderBytes - InterpreterOffset, 1));
        }

        headers.AddRange(loads);
        if (template.Stack != ElfStack.Absent)
        {
            var flags = ElfSegmentFlags.Read | ElfSegmentFlags.Write
                | (template.Stack == ElfStack.ReadWriteExecute ? ElfSegmentFlags.Execute : ElfSegmentFlags.None);
            headers.Add(new ElfProgramHeader(ElfSegmentType.GnuStack, flags, 0, 0, 0, 0, 0, 16));
        }

        ProgramHeaders = headers.ToImmutable();
    }

    private static ElfProgramHeader Segment(ElfSegmentType type, ulong at, ulong offset, ulong size, ulong align) =>
        new(type, ElfSegmentFlags.Read, offset, at + offset, at + offset, size, size, align);

    private static ElfProgramHeader Load(ElfSegmentFlags flags, ulong offset, ulong address, ulong fileSize, ulong memorySize, ulong align) =>
        new(ElfSegmentType.Load, flags, offset, address, address, fileSize, memorySize, align);

    private static ulong PageUp(ulong value) => AlignUp(value, ElfImageBuilder.PageSize);

    private static ulong AlignUp(ulong value, ulong align) => (value + align - 1) & ~(align - 1);
}

/// <summary>Where a section lies: sh_addr and sh_offset.</summary>
internal readonly record struct ElfPlace(ulong Address, ulong Offset);
