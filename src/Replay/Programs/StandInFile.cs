using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MemDsl.Replay.Machines;
using MemDsl.Replay.Recordings;
using MemDsl.Runtime.Exec;

namespace MemDsl.Replay.Programs;

/// <summary>An ELF file as <c>readelf -lW</c> showed it: type, entry point and program headers.</summary>
internal sealed partial class StandInFile
{
    private const ushort Executable = 2;
    private const ushort SharedObject = 3;

    private readonly ushort _type;
    private readonly ulong _entry;
    private readonly List<ProgramHeader> _segments = [];

    public StandInFile(IReadOnlyList<string> lines)
    {
        bool isTable = false;
        foreach (string line in lines)
        {
            if (line.StartsWith("Elf file type is ", StringComparison.Ordinal)) _type = line.Contains(" DYN ", StringComparison.Ordinal) ? SharedObject : Executable;
            else if (line.StartsWith("Entry point ", StringComparison.Ordinal)) _entry = Hex(line["Entry point ".Length..]);
            else if (InterpreterPattern().Match(line) is { Success: true } match) InterpreterPath = match.Groups[1].Value;
            else if (line.StartsWith("Program Headers:", StringComparison.Ordinal)) isTable = true;
            else if (line.Contains("Section to Segment", StringComparison.Ordinal)) isTable = false;
            else if (isTable && SegmentPattern().Match(line) is { Success: true } segment) _segments.Add(Segment(segment));
        }
    }

    /// <summary>What PT_INTERP asks for, or null.</summary>
    public string? InterpreterPath { get; }

    /// <summary>Whether a real file has these headers, so that it can be taken as the recorded one.</summary>
    public bool IsLike(ElfFile file) =>
        file.IsElf && file.Header.Entry == _entry && file.ProgramHeaders.Length == _segments.Count
        && file.ProgramHeaders.Zip(_segments).All(pair => IsLike(pair.First, pair.Second));

    /// <summary>A file with these headers and nothing else.</summary>
    public byte[] Build()
    {
        ulong end = (ulong)ProgramHeaders.Size(is32Bit: false, _segments.Count);
        foreach (var segment in _segments) end = Math.Max(end, segment.Offset + segment.FileSize);
        var bytes = new byte[end];
        if (_segments.Find(segment => segment.Type == ProgramHeader.TypeInterpreter) is { FileSize: > 0 } interpreter)
            Encoding.UTF8.GetBytes(InterpreterPath ?? "", bytes.AsSpan((int)interpreter.Offset));
        new ProgramHeaders(bytes, is32Bit: false).Write(_entry, _segments, _type);
        return bytes;
    }

    private static bool IsLike(ElfProgramHeader file, ProgramHeader recorded) =>
        (uint)file.Type == recorded.Type && (uint)file.Flags == recorded.Flags && file.Offset == recorded.Offset && file.VirtualAddress == recorded.Address
        && file.FileSize == recorded.FileSize && file.MemorySize == recorded.MemorySize && file.Align == recorded.Align;

    private static ProgramHeader Segment(Match match)
    {
        uint flags = 0;
        foreach (char letter in match.Groups[7].Value) flags |= letter switch { 'R' => 4u, 'W' => 2u, 'E' => 1u, _ => 0u };
        return new ProgramHeader(
            Type(match.Groups[1].Value), flags, Hex(match.Groups[2].Value), Hex(match.Groups[3].Value), Hex(match.Groups[5].Value), Hex(match.Groups[6].Value), Hex(match.Groups[8].Value));
    }

    private static uint Type(string name) => name switch
    {
        "NULL" => 0,
        "LOAD" => ProgramHeader.TypeLoad,
        "DYNAMIC" => 2,
        "INTERP" => ProgramHeader.TypeInterpreter,
        "NOTE" => 4,
        "PHDR" => 6,
        "TLS" => 7,
        "GNU_EH_FRAME" => 0x6474e550,
        "GNU_STACK" => 0x6474e551,
        "GNU_RELRO" => 0x6474e552,
        "GNU_PROPERTY" => 0x6474e553,
        "GNU_SFRAME" => 0x6474e554,
        _ => throw new RecordingProblemException($"the recording has a program header of the unknown type '{name}'"),
    };

    private static ulong Hex(string text) => ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^  ([A-Z_]+)\s+(0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+) (0x[0-9a-f]+) ([RWE ]{3}) (0x[0-9a-f]+)")]
    private static partial Regex SegmentPattern();

    [GeneratedRegex(@"\[Requesting program interpreter: ([^\]]+)\]")]
    private static partial Regex InterpreterPattern();
}
