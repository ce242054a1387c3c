using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// Reads the structures of <c>elf.h</c> out of bytes, in a given <see cref="ElfFormat"/>. Each method wants a span that is long enough
/// for its structure: callers check bounds once, here nothing is trusted and nothing allocated.
/// </summary>
internal static class ElfDecoder
{
    /// <summary>EI_NIDENT: the bytes before e_type, which have no byte order.</summary>
    public const int IdentSize = 16;

    public static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\u007fELF"u8);

    /// <summary>e_machine as a little-endian kernel sees it; it stands at the same place in both widths.</summary>
    public static ElfMachine Machine(ReadOnlySpan<byte> bytes) => (ElfMachine)BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]);

    public static ElfHeader Header(ReadOnlySpan<byte> bytes, ElfFormat format)
    {
        var fields = new Cursor(bytes[IdentSize..], format);
        return new ElfHeader(
            (ElfClass)bytes[4],
            (ElfData)bytes[5],
            bytes[6],
            bytes[7],
            bytes[8],
            (ElfType)fields.Half(),
            (ElfMachine)fields.Half(),
            fields.Word(),
            fields.Native(),
            fields.Native(),
            fields.Native(),
            fields.Word(),
            fields.Half(),
            fields.Half(),
            fields.Half(),
            fields.Half(),
            fields.Half(),
            fields.Half());
    }

    public static ElfProgramHeader ProgramHeader(ReadOnlySpan<byte> bytes, ElfFormat format)
    {
        var fields = new Cursor(bytes, format);
        var type = (ElfSegmentType)fields.Word();
        var flags = format.Is64 ? fields.Word() : 0;   // the 32-bit structure has the flags near its end
        var offset = fields.Native();
        var virtualAddress = fields.Native();
        var physicalAddress = fields.Native();
        var fileSize = fields.Native();
        var memorySize = fields.Native();
        if (!format.Is64)
            flags = fields.Word();
        return new ElfProgramHeader(
            type, (ElfSegmentFlags)flags, offset, virtualAddress, physicalAddress, fileSize, memorySize, fields.Native());
    }

    public static ElfSection Section(ReadOnlySpan<byte> bytes, ElfFormat format, int index)
    {
        var fields = new Cursor(bytes, format);
        fields.Word();   // sh_name: the name is looked up once the name table is known
        return new ElfSection(
            index,
            "",
            (ElfSectionType)fields.Word(),
            (ElfSectionFlags)fields.Native(),
            fields.Native(),
            fields.Native(),
            fields.Native(),
            fields.Word(),
            fields.Word(),
            fields.Native(),
            fields.Native());
    }

    /// <summary>st_name is returned beside the symbol, whose name is still empty.</summary>
    public static (ElfSymbol Symbol, uint NameOffset) Symbol(ReadOnlySpan<byte> bytes, ElfFormat format)
    {
        var fields = new Cursor(bytes, format);
        var name = fields.Word();
        if (format.Is64)
        {
            var (info, other, section) = (fields.Byte(), fields.Byte(), fields.Half());
            return (new ElfSymbol("", fields.Native(), fields.Native(), info, other, section), name);
        }

        var (value, size) = (fields.Native(), fields.Native());
        return (new ElfSymbol("", value, size, fields.Byte(), fields.Byte(), fields.Half()), name);
    }

    public static ElfDynamicEntry DynamicEntry(ReadOnlySpan<byte> bytes, ElfFormat format)
    {
        var fields = new Cursor(bytes, format);
        var tag = fields.Native();
        return new ElfDynamicEntry(format.Is64 ? (long)tag : (int)tag, fields.Native(), null);
    }

    public static uint Word(ReadOnlySpan<byte> bytes, ElfFormat format) =>
        format.IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>Walks a structure field by field: Byte, Half, Word as in elf.h; Native is 8 bytes in 64-bit files and 4 in 32-bit ones.</summary>
    [StructLayout(LayoutKind.Auto)]
    private ref struct Cursor(ReadOnlySpan<byte> bytes, ElfFormat format)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public byte Byte() => Take(1)[0];

        public ushort Half()
        {
            var field = Take(2);
            return format.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(field) : BinaryPrimitives.ReadUInt16LittleEndian(field);
        }

        public uint Word() => ElfDecoder.Word(Take(4), format);

        public ulong Native()
        {
            if (!format.Is64)
                return Word();
            var field = Take(8);
            return format.IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(field) : BinaryPrimitives.ReadUInt64LittleEndian(field);
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            var field = _rest[..count];
            _rest = _rest[count..];
            return field;
        }
    }
}
