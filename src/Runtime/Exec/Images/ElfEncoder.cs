using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Exec;

/// <summary>Writes the structures of <c>elf.h</c> field by field, little-endian; the counterpart of <see cref="ElfDecoder"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal ref struct ElfEncoder(Span<byte> bytes, ElfFormat format)
{
    private Span<byte> _rest = bytes;

    public void Byte(byte value) => Take(1)[0] = value;

    public void Half(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);

    public void Word(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    /// <summary>8 bytes in 64-bit files, 4 in 32-bit ones; the builder's checks have seen that the value fits.</summary>
    public void Native(ulong value)
    {
        if (format.Is64)
            BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);
        else
            Word(checked((uint)value));
    }

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    public void Skip(int count) => Take(count);

    private Span<byte> Take(int count)
    {
        var field = _rest[..count];
        _rest = _rest[count..];
        return field;
    }
}
