using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Runtime.Exec;

public sealed partial class ElfFile
{
    /// <summary>PN_XNUM: the real number of program headers is in sh_info of section 0.</summary>
    private const ushort ExtendedCount = 0xffff;

    private void ReadProgramHeaders()
    {
        var count = Header.ProgramHeaderCount;
        if (count == 0)
            return;
        if (Header.ProgramHeaderEntrySize != Format.ProgramHeaderSize)
        {
            Report(Header.ProgramHeaderOffset, "program headers",
                $"e_phentsize is {Header.ProgramHeaderEntrySize}, a program header of this class has {Format.ProgramHeaderSize} bytes");
            return;
        }

        if (count == ExtendedCount)
            Report(Header.ProgramHeaderOffset, "program headers", "e_phnum is PN_XNUM (0xffff); Linux does not read the real number elsewhere");

        var table = Window(Header.ProgramHeaderOffset, (ulong)count * (ulong)Format.ProgramHeaderSize).Span;
        var present = table.Length / Format.ProgramHeaderSize;
        if (present < count)
            Report(Header.ProgramHeaderOffset, "program headers", $"the file has room for {present} of {count}");

        var headers = ImmutableArray.CreateBuilder<ElfProgramHeader>(present);
        for (var i = 0; i < present; i++)
            headers.Add(ElfDecoder.ProgramHeader(table[(i * Format.ProgramHeaderSize)..], Format));
        ProgramHeaders = headers.MoveToImmutable();

        for (var i = 0; i < present; i++)
            CheckSegment(i, ProgramHeaders[i]);
    }

    private void CheckSegment(int index, in ElfProgramHeader segment)
    {
        var at = Header.ProgramHeaderOffset + ((ulong)index * (ulong)Format.ProgramHeaderSize);
        var part = $"program header {index} ({segment.Type})";
        if ((ulong)Window(segment.Offset, segment.FileSize).Length < segment.FileSize)
            Report(at, part, $"its bytes 0x{segment.Offset:x}..+0x{segment.FileSize:x} go past the end of the file (0x{Bytes.Length:x})");

        switch (segment.Type)
        {
            case ElfSegmentType.Load:
                if (segment.FileSize > segment.MemorySize)
                    Report(at, part, $"p_filesz 0x{segment.FileSize:x} is greater than p_memsz 0x{segment.MemorySize:x}");
                if (segment.Align > 1 && !ulong.IsPow2(segment.Align))
                    Report(at, part, $"p_align 0x{segment.Align:x} is not a power of two");
                if ((segment.Offset & 0xfff) != (segment.VirtualAddress & 0xfff))
                    Report(at, part, $"p_offset 0x{segment.Offset:x} and p_vaddr 0x{segment.VirtualAddress:x} differ within the page");
                break;

            case ElfSegmentType.Interp:
                ReadInterpreter(at, part, segment);
                break;

            case ElfSegmentType.GnuStack:
                StackFlags = segment.Flags;
                break;

            default:
                break;
        }
    }

    private void ReadInterpreter(ulong at, string part, in ElfProgramHeader segment)
    {
        if (Interpreter is not null)
        {
            Report(at, part, "a second PT_INTERP; Linux uses the first");
            return;
        }

        var path = Window(segment.Offset, segment.FileSize).Span;
        if (path.Length is < 2 or > 4096 || path[^1] != 0)
        {
            Report(at, part, "its bytes are not a path of 1 to 4095 bytes with a final NUL");
            return;
        }

        Interpreter = Encoding.UTF8.GetString(path[..path.IndexOf((byte)0)]);
    }
}
