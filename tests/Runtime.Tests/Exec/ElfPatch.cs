using System.Buffers.Binary;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Damage done to 64-bit ELF files on purpose, field by field.</summary>
internal static class ElfPatch
{
    public static byte[] With(this byte[] bytes, int offset, ulong value, int size)
    {
        var copy = (byte[])bytes.Clone();
        for (var i = 0; i < size; i++)
            copy[offset + i] = (byte)(value >> (8 * i));
        return copy;
    }

    public static byte[] WithType(this byte[] bytes, ulong value) => bytes.With(16, value, 2);

    public static byte[] WithMachine(this byte[] bytes, ulong value) => bytes.With(18, value, 2);

    public static byte[] WithEntry(this byte[] bytes, ulong value) => bytes.With(24, value, 8);

    public static byte[] WithHeadersAt(this byte[] bytes, ulong value) => bytes.With(32, value, 8);

    public static byte[] WithHeaderSize(this byte[] bytes, ulong value) => bytes.With(54, value, 2);

    public static byte[] WithHeaderCount(this byte[] bytes, ulong value) => bytes.With(56, value, 2);

    /// <summary>Changes a field of the first program header of a type: "type", "flags", "offset", "vaddr", "filesz", "memsz", "align".</summary>
    public static byte[] WithSegment(this byte[] bytes, ElfSegmentType type, string field, ulong value)
    {
        var (at, size) = field switch
        {
            "type" => (0, 4),
            "flags" => (4, 4),
            "offset" => (8, 8),
            "vaddr" => (16, 8),
            "filesz" => (32, 8),
            "memsz" => (40, 8),
            "align" => (48, 8),
            _ => throw new ArgumentException(field, nameof(field)),
        };
        for (var header = 64; ; header += 56)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(header)) == (uint)type)
                return bytes.With(header + at, value, size);
        }
    }
}
