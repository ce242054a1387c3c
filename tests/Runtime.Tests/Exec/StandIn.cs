using System.Globalization;
using System.Text;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Makes a file that has the header and the program headers of a recorded one; its contents are zeros, but for the interpreter's path.</summary>
internal static class StandIn
{
    public const string InterpreterPath = "/lib64/ld-linux-x86-64.so.2";

    public static byte[] Build(string description)
    {
        var lines = description.Split('\n', StringSplitOptions.TrimEntries);
        var first = lines[0].Split(' ');
        var segments = lines[1..].Select(Parse).ToArray();
        var bytes = new byte[Math.Max(segments.Max(s => s.Offset + s.FileSize), 64 + ((ulong)segments.Length * 56))];
        foreach (var segment in segments.Where(s => s.Type == ElfSegmentType.Interp))
            Encoding.ASCII.GetBytes(InterpreterPath, bytes.AsSpan((int)segment.Offset));
        var header = new ElfEncoder(bytes, ElfFormat.Little64);
        header.Bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        header.Half((ushort)(first[0] == "DYN" ? ElfType.SharedObject : ElfType.Executable));
        header.Half((ushort)ElfMachine.X86_64);
        header.Word(1);
        header.Native(Hex(first[1]));
        header.Native(64);
        header.Native(0);
        header.Word(0);
        header.Half(64);
        header.Half(56);
        header.Half((ushort)segments.Length);
        var table = new ElfEncoder(bytes.AsSpan(64), ElfFormat.Little64);
        foreach (var segment in segments)
        {
            table.Word((uint)segment.Type);
            table.Word((uint)segment.Flags);
            table.Native(segment.Offset);
            table.Native(segment.VirtualAddress);
            table.Native(segment.VirtualAddress);
            table.Native(segment.FileSize);
            table.Native(segment.MemorySize);
            table.Native(segment.Align);
        }

        return bytes;
    }

    private static ElfProgramHeader Parse(string line)
    {
        var words = line.Split(' ');
        var type = words[0] switch
        {
            "PHDR" => ElfSegmentType.Phdr,
            "INTERP" => ElfSegmentType.Interp,
            "LOAD" => ElfSegmentType.Load,
            "DYNAMIC" => ElfSegmentType.Dynamic,
            "NOTE" => ElfSegmentType.Note,
            "TLS" => ElfSegmentType.Tls,
            "GNU_PROPERTY" => ElfSegmentType.GnuProperty,
            "GNU_EH_FRAME" => ElfSegmentType.GnuEhFrame,
            "GNU_STACK" => ElfSegmentType.GnuStack,
            "GNU_RELRO" => ElfSegmentType.GnuRelro,
            _ => throw new FormatException(line),
        };
        var flags = ElfSegmentFlags.None;
        foreach (var letter in words[5])
            flags |= letter switch { 'R' => ElfSegmentFlags.Read, 'W' => ElfSegmentFlags.Write, 'X' => ElfSegmentFlags.Execute, _ => ElfSegmentFlags.None };
        return new ElfProgramHeader(type, flags, Hex(words[1]), Hex(words[2]), 0, Hex(words[3]), Hex(words[4]), Hex(words[6]));
    }

    private static ulong Hex(string text) => ulong.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
