using System.Buffers.Binary;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>Damages ELF files where it hurts: fields of the header, of program headers, of sections and of notes become numbers from the edges.</summary>
internal static class ElfMutation
{
    // Offset and size of each field, from elf(5).
    private static readonly (int Offset, int Size)[] Header64 =
        [(4, 1), (5, 1), (6, 1), (7, 1), (16, 2), (18, 2), (20, 4), (24, 8), (32, 8), (40, 8), (48, 4), (52, 2), (54, 2), (56, 2), (58, 2), (60, 2), (62, 2)];

    private static readonly (int Offset, int Size)[] Header32 =
        [(4, 1), (5, 1), (6, 1), (7, 1), (16, 2), (18, 2), (20, 4), (24, 4), (28, 4), (32, 4), (36, 4), (40, 2), (42, 2), (44, 2), (46, 2), (48, 2), (50, 2)];

    private static readonly (int Offset, int Size)[] Program64 = [(0, 4), (4, 4), (8, 8), (16, 8), (24, 8), (32, 8), (40, 8), (48, 8)];
    private static readonly (int Offset, int Size)[] Program32 = [(0, 4), (4, 4), (8, 4), (12, 4), (16, 4), (20, 4), (24, 4), (28, 4)];
    private static readonly (int Offset, int Size)[] Section64 = [(0, 4), (4, 4), (8, 8), (16, 8), (24, 8), (32, 8), (40, 4), (44, 4), (48, 8), (56, 8)];
    private static readonly (int Offset, int Size)[] Section32 = [(0, 4), (4, 4), (8, 4), (12, 4), (16, 4), (20, 4), (24, 4), (28, 4), (32, 4), (36, 4)];

    // PT_NULL to PT_TLS, and PT_GNU_EH_FRAME, PT_GNU_STACK, PT_GNU_RELRO, PT_GNU_PROPERTY.
    private static readonly uint[] SegmentTypes = [0, 1, 2, 3, 4, 5, 6, 7, 0x6474e550, 0x6474e551, 0x6474e552, 0x6474e553];

    public static byte[] Of(Random random, byte[] file)
    {
        var bytes = (byte[])file.Clone();
        var is64 = bytes[4] == 2;
        for (var changes = random.Next(1, 7); changes > 0; changes--)
        {
            switch (random.Next(10))
            {
                case 0 or 1: Change(random, bytes, 0, is64 ? Header64 : Header32); break;
                case 2 or 3 or 4: Change(random, bytes, Entry(random, bytes, programs: true), is64 ? Program64 : Program32); break;
                case 5: Change(random, bytes, Entry(random, bytes, programs: false), is64 ? Section64 : Section32); break;
                case 6: Type(random, bytes); break;
                case 7: Copy(random, bytes, is64); break;
                case 8: Content(random, bytes, is64); break;
                default: bytes[random.Next(4) == 0 ? random.Next(bytes.Length) : random.Next(Math.Min(bytes.Length, 1024))] = (byte)random.Next(256); break;
            }
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static void Change(Random random, byte[] bytes, int at, (int Offset, int Size)[] fields)
    {
        var (offset, size) = fields[random.Next(fields.Length)];
        Write(bytes, at + offset, size, Number(random, bytes));
    }

    /// <summary>Where one of the program headers or sections stands.</summary>
    private static int Entry(Random random, byte[] bytes, bool programs)
    {
        var is64 = bytes[4] == 2;
        var (table, size, count) = (is64, programs) switch
        {
            (true, true) => (Read(bytes, 32, 8), Read(bytes, 54, 2), Read(bytes, 56, 2)),
            (true, false) => (Read(bytes, 40, 8), Read(bytes, 58, 2), Read(bytes, 60, 2)),
            (false, true) => (Read(bytes, 28, 4), Read(bytes, 42, 2), Read(bytes, 44, 2)),
            (false, false) => (Read(bytes, 32, 4), Read(bytes, 46, 2), Read(bytes, 48, 2)),
        };
        var at = table + (ulong)random.Next((int)Math.Clamp(count, 1, 32)) * size;
        return (int)Math.Min(at, (ulong)bytes.Length);
    }

    /// <summary>A segment becomes one of another kind.</summary>
    private static void Type(Random random, byte[] bytes) => Write(bytes, Entry(random, bytes, programs: true), 4, SegmentTypes[random.Next(SegmentTypes.Length)]);

    /// <summary>One program header takes the place of another; sometimes there are more of them than the file has.</summary>
    private static void Copy(Random random, byte[] bytes, bool is64)
    {
        var size = is64 ? 56 : 32;
        var (from, to) = (Entry(random, bytes, programs: true), Entry(random, bytes, programs: true));
        if (from + size <= bytes.Length && to + size <= bytes.Length) bytes.AsSpan(from, size).CopyTo(bytes.AsSpan(to));
        if (random.Next(3) == 0) Write(bytes, is64 ? 56 : 44, 2, (ulong)random.Next(1, 80));
    }

    /// <summary>What a segment points to: the name of an interpreter, a note, the table of dynamic linking.</summary>
    private static void Content(Random random, byte[] bytes, bool is64)
    {
        var at = Entry(random, bytes, programs: true);
        var offset = Read(bytes, at + (is64 ? 8 : 4), is64 ? 8 : 4);
        if (offset >= (ulong)bytes.Length) return;
        Write(bytes, (int)offset + 4 * random.Next(8), 4, Number(random, bytes));
    }

    private static ulong Number(Random random, byte[] bytes) => random.Next(14) switch
    {
        0 => 0,
        1 => 1,
        2 => ulong.MaxValue,
        3 => 4096,
        4 => 4095,
        5 => (ulong)bytes.Length,
        6 => (ulong)bytes.Length - (ulong)random.Next(64),
        7 => 1UL << random.Next(64),
        8 => (1UL << random.Next(64)) - 1,
        9 => 0x7ffffffff000,
        10 => 0x8000000000000000,
        11 => (ulong)random.Next(70_000),
        12 => (ulong)random.NextInt64() & ~0xfffUL,
        _ => (ulong)random.NextInt64(),
    };

    private static ulong Read(byte[] bytes, int at, int size)
    {
        Span<byte> number = stackalloc byte[8];
        if (at >= 0 && at + size <= bytes.Length) bytes.AsSpan(at, size).CopyTo(number);
        return BinaryPrimitives.ReadUInt64LittleEndian(number);
    }

    private static void Write(byte[] bytes, int at, int size, ulong value)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, value);
        if (at >= 0 && at + size <= bytes.Length) number[..size].CopyTo(bytes.AsSpan(at));
    }
}
