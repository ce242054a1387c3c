using System.Collections.Immutable;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// An ELF file, read without trusting it: any bytes give an <see cref="ElfFile"/>, and what is wrong with them is said in
/// <see cref="Problems"/>. Sizes found in the file bound nothing that is allocated; the file's length does.
/// This is what tools see. What Linux would make of the same bytes is decided by the loader, which shares the decoding.
/// </summary>
/// <remarks>Sections, symbols, dynamic entries and notes are read when first asked for; executing a file needs none of them.</remarks>
public sealed partial class ElfFile
{
    private readonly List<ElfProblem> _problems = new(4);

    private ElfFile(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>True if the file starts with "\x7fELF" and is long enough for a header; else every part is empty.</summary>
    public bool IsElf { get; private init; }

    /// <summary>The widths and byte order the parts were read with.</summary>
    public ElfFormat Format { get; private init; }

    public ElfHeader Header { get; private init; }

    /// <summary>As many program headers as the file has room for.</summary>
    public ImmutableArray<ElfProgramHeader> ProgramHeaders { get; private set; } = [];

    /// <summary>The path in the first PT_INTERP, or null if there is none that can be read.</summary>
    public string? Interpreter { get; private set; }

    /// <summary>The last PT_GNU_STACK's flags, or null if there is none: the stack is what the architecture's default says.</summary>
    public ElfSegmentFlags? StackFlags { get; private set; }

    /// <summary>Everything that is wrong, in the order in which the parts stand in a file. Asking reads all parts.</summary>
    public IReadOnlyList<ElfProblem> Problems
    {
        get
        {
            _ = Sections;
            _ = Symbols;
            _ = DynamicSymbols;
            _ = Dynamic;
            _ = Notes;
            return _problems;
        }
    }

    /// <summary>Reads any bytes, with the width and byte order that e_ident announces.</summary>
    public static ElfFile Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (!ElfDecoder.HasMagic(span))
            return NotElf(bytes, "header", "the file does not start with the magic bytes 7f 45 4c 46");
        if (span.Length < ElfDecoder.IdentSize)
            return NotElf(bytes, "header", $"the file ends after {span.Length} bytes, within e_ident");

        var format = new ElfFormat((ElfClass)span[4] != ElfClass.Elf32, (ElfData)span[5] == ElfData.BigEndian);
        if (span.Length < format.HeaderSize)
            return NotElf(bytes, "header", $"the file has {span.Length} bytes, a header {format.HeaderSize}");

        var file = new ElfFile(bytes) { IsElf = true, Format = format, Header = ElfDecoder.Header(span, format) };
        file.CheckHeader();
        file.ReadProgramHeaders();
        return file;
    }

    /// <summary>The first section of that name, or null.</summary>
    public ElfSection? FindSection(string name)
    {
        foreach (var section in Sections)
        {
            if (section.Name == name)
                return section;
        }

        return null;
    }

    private static ElfFile NotElf(ReadOnlyMemory<byte> bytes, string part, string message)
    {
        var file = new ElfFile(bytes);
        file.Report(0, part, message);
        return file;
    }

    private void Report(ulong offset, string part, string message) => _problems.Add(new ElfProblem(offset, part, message));

    private void CheckHeader()
    {
        if (Header.Class is not (ElfClass.Elf32 or ElfClass.Elf64))
            Report(4, "header", $"EI_CLASS is {(byte)Header.Class}, neither 1 (32 bits) nor 2 (64 bits); read as 64 bits");
        if (Header.Data is not (ElfData.LittleEndian or ElfData.BigEndian))
            Report(5, "header", $"EI_DATA is {(byte)Header.Data}, neither 1 (little-endian) nor 2 (big-endian); read as little-endian");
        if (Header.IdentVersion != 1 || Header.Version != 1)
            Report(6, "header", $"the version is {Header.IdentVersion} (EI_VERSION) and {Header.Version} (e_version), not 1");
        if (Header.HeaderSize != Format.HeaderSize)
            Report(0, "header", $"e_ehsize is {Header.HeaderSize}, a header of this class has {Format.HeaderSize} bytes");
    }

    /// <summary>The bytes [offset, offset+size) of the file, or as many of them as it has.</summary>
    private ReadOnlyMemory<byte> Window(ulong offset, ulong size)
    {
        var length = (ulong)Bytes.Length;
        if (offset >= length)
            return default;
        return Bytes.Slice((int)offset, (int)Math.Min(size, length - offset));
    }
}
