using MemDsl.Runtime.Exec;

namespace MemDsl.Scripting.Reporting;

/// <summary>
/// What <c>mem elf</c> prints: the header, the segments with the sections they hold, what is wrong with the file, and the maps of a process that
/// was spawned from it on a machine of its own, by the one loader.
/// </summary>
public static class ElfReport
{
    /// <summary>Writes the report; gives null, or why the bytes are no ELF file at all.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="path">The file, which the loader opens again through the host of <paramref name="options"/>.</param>
    /// <param name="bytes">The file's content.</param>
    /// <param name="options">What the loader may see; the defaults when null.</param>
    public static string? Write(TextWriter writer, string path, ReadOnlyMemory<byte> bytes, ScriptOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var file = ElfFile.Read(bytes);
        if (!file.IsElf)
            return file.Problems[0].Message;

        writer.WriteLine(path);
        WriteHeader(writer, file);
        WriteSegments(writer, file);
        WriteProblems(writer, file);
        WriteLoaded(writer, path, options);
        return null;
    }

    private static void WriteHeader(TextWriter writer, ElfFile file)
    {
        var header = file.Header;
        Line("class", file.Format.Is64 ? "64 bit" : "32 bit");
        Line("byte order", file.Format.IsBigEndian ? "big-endian" : "little-endian");
        Line("type", TypeName(header.Type));
        Line("machine", Enum.IsDefined(header.Machine) ? header.Machine.ToString() : $"{(ushort)header.Machine}");
        Line("entry", $"0x{header.Entry:x}");
        Line("interpreter", file.Interpreter ?? "none");
        Line("stack", file.StackFlags is { } stack ? Permissions(stack) : "no PT_GNU_STACK (the architecture decides)");
        Line("headers", $"{header.ProgramHeaderCount} program headers at 0x{header.ProgramHeaderOffset:x}, {header.SectionHeaderCount} section headers at 0x{header.SectionHeaderOffset:x}");

        void Line(string name, string value) => writer.WriteLine($"  {name,-12} {value}");
    }

    private static void WriteSegments(TextWriter writer, ElfFile file)
    {
        writer.WriteLine();
        writer.WriteLine("Segments");
        writer.WriteLine($"  {"type",-12} {"perms",-5} {"offset",10} {"address",18} {"file size",10} {"mem size",10} {"align",8}");
        foreach (var segment in file.ProgramHeaders)
        {
            writer.WriteLine($"  {SegmentName(segment.Type),-12} {Permissions(segment.Flags),-5} {Hex(segment.Offset),10} {Hex(segment.VirtualAddress),18} {Hex(segment.FileSize),10} {Hex(segment.MemorySize),10} {Hex(segment.Align),8}");
            var sections = file.SectionsOf(segment);
            if (sections.Count > 0)
                WriteWrapped(writer, sections);
        }
    }

    /// <summary>The names of a segment's sections, in lines of at most 80 columns.</summary>
    private static void WriteWrapped(TextWriter writer, IReadOnlyList<string> names)
    {
        const string Indent = "      ";
        var line = Indent;
        foreach (var name in names)
        {
            if (line.Length > Indent.Length && line.Length + 1 + name.Length > 80)
            {
                writer.WriteLine(line);
                line = Indent;
            }

            line += line.Length == Indent.Length ? name : " " + name;
        }

        writer.WriteLine(line);
    }

    private static void WriteProblems(TextWriter writer, ElfFile file)
    {
        if (file.Problems.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine("Problems");
        foreach (var problem in file.Problems)
            writer.WriteLine($"  {problem}");
    }

    /// <summary>Asks the loader itself, through a script, so that there is no second opinion about where things go.</summary>
    private static void WriteLoaded(TextWriter writer, string path, ScriptOptions? options)
    {
        writer.WriteLine();
        writer.WriteLine("Loaded, without address space randomization");
        var quoted = Path.GetFullPath(path).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        var script = $"""
            image program = elf("{quoted}")
            let process = spawn(program)
            show process.maps
            """;
        foreach (var result in MemScript.Create(script, path, options).Compile().Run().Cases)
        {
            foreach (var line in result.Output.TrimEnd('\n').Split('\n'))
                writer.WriteLine(line.Length == 0 ? line : "  " + line);
            if (result.Stop is { } stop)
                writer.WriteLine($"  {stop.Message}{(stop.Reason is { } reason ? $" ({reason})" : "")}");
        }
    }

    private static string Hex(ulong value) => $"0x{value:x}";

    private static string Permissions(ElfSegmentFlags flags) =>
        string.Create(3, flags, static (text, bits) =>
        {
            text[0] = (bits & ElfSegmentFlags.Read) != 0 ? 'r' : '-';
            text[1] = (bits & ElfSegmentFlags.Write) != 0 ? 'w' : '-';
            text[2] = (bits & ElfSegmentFlags.Execute) != 0 ? 'x' : '-';
        });

    private static string TypeName(ElfType type) => type switch
    {
        ElfType.Relocatable => "ET_REL (an object file; not executable)",
        ElfType.Executable => "ET_EXEC (linked for fixed addresses)",
        ElfType.SharedObject => "ET_DYN (runs at any address)",
        ElfType.Core => "ET_CORE (a core dump)",
        _ => $"{(ushort)type}",
    };

    /// <summary>The names of <c>elf.h</c>, without their PT_.</summary>
    private static string SegmentName(ElfSegmentType type) => type switch
    {
        ElfSegmentType.Null => "NULL",
        ElfSegmentType.Load => "LOAD",
        ElfSegmentType.Dynamic => "DYNAMIC",
        ElfSegmentType.Interp => "INTERP",
        ElfSegmentType.Note => "NOTE",
        ElfSegmentType.ShLib => "SHLIB",
        ElfSegmentType.Phdr => "PHDR",
        ElfSegmentType.Tls => "TLS",
        ElfSegmentType.GnuEhFrame => "GNU_EH_FRAME",
        ElfSegmentType.GnuStack => "GNU_STACK",
        ElfSegmentType.GnuRelro => "GNU_RELRO",
        ElfSegmentType.GnuProperty => "GNU_PROPERTY",
        ElfSegmentType.GnuSframe => "GNU_SFRAME",
        _ => $"0x{(uint)type:x}",
    };
}
