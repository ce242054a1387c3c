using System.Buffers.Binary;

namespace MemDsl.Replay.Machines;

/// <summary>Elf32_Phdr or Elf64_Phdr by the numbers.</summary>
internal readonly record struct ProgramHeader(uint Type, uint Flags, ulong Offset, ulong Address, ulong FileSize, ulong MemorySize, ulong Align)
{
    public const uint TypeLoad = 1;
    public const uint TypeInterpreter = 3;
}

/// <summary>Writes an ELF header with program headers directly behind it, as the recorder does; sections there are none.</summary>
internal sealed class ProgramHeaders(byte[] bytes, bool is32Bit)
{
    private const ushort Executable = 2;
    private const ushort Machine386 = 3;
    private const ushort MachineX8664 = 62;

    private int _at;

    public static int Size(bool is32Bit, int count) => is32Bit ? 52 + (count * 32) : 64 + (count * 56);

    public void Write(ulong entry, IReadOnlyList<ProgramHeader> segments, ushort type = Executable)
    {
        bytes[0] = 0x7f;
        "ELF"u8.CopyTo(bytes.AsSpan(1));
        bytes[4] = (byte)(is32Bit ? 1 : 2);
        bytes[5] = 1;
        bytes[6] = 1;
        _at = 16;
        Half(type);
        Half(is32Bit ? Machine386 : MachineX8664);
        Word(1);
        Native(entry);
        Native((ulong)Size(is32Bit, 0));
        Native(0);
        Word(0);
        Half((ushort)Size(is32Bit, 0));
        Half((ushort)(Size(is32Bit, 1) - Size(is32Bit, 0)));
        Half((ushort)segments.Count);
        _at = Size(is32Bit, 0);
        foreach (var segment in segments) Write(segment);
    }

    private void Write(ProgramHeader segment)
    {
        Word(segment.Type);
        if (!is32Bit) Word(segment.Flags);
        Native(segment.Offset);
        Native(segment.Address);
        Native(segment.Address);
        Native(segment.FileSize);
        Native(segment.MemorySize);
        if (is32Bit) Word(segment.Flags);
        Native(segment.Align);
    }

    private void Half(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(_at), value);
        _at += 2;
    }

    private void Word(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(_at), value);
        _at += 4;
    }

    private void Native(ulong value)
    {
        if (is32Bit)
        {
            Word((uint)value);
            return;
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(_at), value);
        _at += 8;
    }
}
