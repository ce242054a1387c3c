using System.Text;

namespace MemDsl.Runtime.Exec;

/// <summary>Writes a laid-out template as the bytes of an ELF file.</summary>
internal sealed class ElfImageWriter(ElfImageTemplate template, ElfImageLayout layout)
{
    /// <summary>int3, what linkers fill code with: running into it stops at once.</summary>
    private const byte Int3 = 0xcc;

    // The program at the entry: exit(0), in either width.
    private static ReadOnlySpan<byte> Exit64 => [0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05];       // xor edi, edi; mov eax, 60; syscall
    private static ReadOnlySpan<byte> Exit32 => [0x31, 0xdb, 0xb8, 1, 0, 0, 0, 0xcd, 0x80];        // xor ebx, ebx; mov eax, 1; int 0x80

    private readonly ElfImageTemplate _template = template;
    private readonly ElfImageLayout _layout = layout;
    private readonly ElfFormat _format = layout.Format;

    public byte[] Write()
    {
        var tail = new ElfImageTail(_template, _layout);
        var bytes = new byte[tail.End];
        WriteHeader(bytes, tail);
        WriteProgramHeaders(bytes);
        if (_template.Interpreter is { } path)
            Encoding.UTF8.GetBytes(path, bytes.AsSpan((int)_layout.InterpreterOffset));
        WriteCode(bytes);
        tail.Write(bytes);
        return bytes;
    }

    private void WriteHeader(byte[] bytes, ElfImageTail tail)
    {
        var fields = new ElfEncoder(bytes, _format);
        fields.Bytes("\u007fELF"u8);
        fields.Byte((byte)_template.Class);
        fields.Byte((byte)ElfData.LittleEndian);
        fields.Byte(1);
        fields.Skip(ElfDecoder.IdentSize - 7);
        fields.Half((ushort)_template.Type);
        fields.Half((ushort)(_format.Is64 ? ElfMachine.X86_64 : ElfMachine.I386));
        fields.Word(1);
        fields.Native(_layout.Entry);
        fields.Native((ulong)_format.HeaderSize);
        fields.Native(tail.SectionHeaderOffset);
        fields.Word(0);
        fields.Half((ushort)_format.HeaderSize);
        fields.Half((ushort)_format.ProgramHeaderSize);
        fields.Half((ushort)_layout.ProgramHeaders.Length);
        fields.Half((ushort)_format.SectionHeaderSize);
        fields.Half((ushort)tail.SectionCount);
        fields.Half((ushort)(tail.SectionCount - 1));
    }

    private void WriteProgramHeaders(byte[] bytes)
    {
        var fields = new ElfEncoder(bytes.AsSpan(_format.HeaderSize), _format);
        foreach (var segment in _layout.ProgramHeaders)
        {
            fields.Word((uint)segment.Type);
            if (_format.Is64)
                fields.Word((uint)segment.Flags);
            fields.Native(segment.Offset);
            fields.Native(segment.VirtualAddress);
            fields.Native(segment.PhysicalAddress);
            fields.Native(segment.FileSize);
            fields.Native(segment.MemorySize);
            if (!_format.Is64)
                fields.Word((uint)segment.Flags);
            fields.Native(segment.Align);
        }
    }

    /// <summary>Fills executable sections with int3 and puts the program at the entry, where the file has room for it.</summary>
    private void WriteCode(byte[] bytes)
    {
        for (var i = 0; i < _template.Sections.Length; i++)
        {
            var section = _template.Sections[i];
            if ((section.Permissions & ElfSegmentFlags.Execute) != 0 && !section.TakesNoFile && section.Size > 0)
                bytes.AsSpan((int)_layout.Places[i].Offset, (int)section.Size).Fill(Int3);
        }

        var code = _format.Is64 ? Exit64 : Exit32;
        foreach (var segment in _layout.ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.Load || (segment.Flags & ElfSegmentFlags.Execute) == 0 || _layout.Entry < segment.VirtualAddress)
                continue;
            var distance = _layout.Entry - segment.VirtualAddress;
            var at = segment.Offset + distance;
            if (distance < segment.FileSize && (ulong)code.Length <= segment.FileSize - distance && at >= _layout.HeaderBytes)
                code.CopyTo(bytes.AsSpan((int)at));
        }
    }
}
