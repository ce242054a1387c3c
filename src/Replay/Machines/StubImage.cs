using System.Buffers.Binary;
using System.Text;
using MemDsl.Replay.Recordings;

namespace MemDsl.Replay.Machines;

/// <summary>
/// The program in which operations are recorded, byte for byte: one page of snippets, and one of data with what <c>execve</c> of itself needs.
/// <code>
///   text + 0x200  int 0x80 | syscall     data + 0x00  its path
///        + 0x210  mov (%rdi),%al              + 0x40  argv: path, 0
///        + 0x220  mov %cl,(%rdi)              + 0x60  envp: string, 0
///        + 0x230  jmp *%rdi                   + 0x80  the environment string
///        + 0x240  entry: int3
/// </code>
/// </summary>
public static class StubImage
{
    public const ulong SystemCall = 0x200;
    public const ulong LoadByte = 0x210;
    public const ulong StoreByte = 0x220;
    public const ulong Jump = 0x230;

    public const ulong PathAt = 0x00;
    public const ulong ArgumentsAt = 0x40;
    public const ulong EnvironmentAt = 0x60;
    public const ulong ScratchAt = 0x80;

    /// <summary>Where in the data rax points to while the stub jumps: what zeros do as an instruction does it here.</summary>
    public const ulong HarmlessPlace = 0x800;

    /// <summary>Bytes of the environment string behind <c>BUF=</c>, where the recorder puts path names.</summary>
    public const int ScratchBytes = 2048;

    /// <summary>The one environment string.</summary>
    public static string Environment { get; } = "BUF=" + new string('x', ScratchBytes);

    private const int Page = 4096;

    /// <summary>The ELF file.</summary>
    /// <param name="header">Where it is linked to, its width, and what it says of its stack.</param>
    /// <param name="path">The path under which it is executed.</param>
    public static byte[] Build(RecordedHeader header, string path)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(path);
        ulong text = header.Stub["text"];
        ulong data = header.Stub["data"];
        int fileSize = (int)header.Stub["data_filesz"];
        var bytes = new byte[Page + fileSize];
        var program = new ProgramHeaders(bytes, header.Is32Bit);
        program.Write(header.Stub["entry"], header.ExecutableStack switch
        {
            "true" => [Load(text, 0, Page, Page, 5), Load(data, Page, (ulong)fileSize, header.Stub["data_memsz"], 6), Stack(7)],
            "false" => [Load(text, 0, Page, Page, 5), Load(data, Page, (ulong)fileSize, header.Stub["data_memsz"], 6), Stack(6)],
            _ => [Load(text, 0, Page, Page, 5), Load(data, Page, (ulong)fileSize, header.Stub["data_memsz"], 6)],
        });
        Snippets(bytes, header.Is32Bit, (int)(header.Stub["entry"] - text));
        Data(bytes.AsSpan(Page), data, header.Is32Bit, path);
        return bytes;
    }

    private static ProgramHeader Load(ulong address, ulong offset, ulong fileSize, ulong memorySize, uint flags) =>
        new(Type: 1, flags, offset, address, fileSize, memorySize, Page);

    private static ProgramHeader Stack(uint flags) => new(Type: 0x6474e551, flags, 0, 0, 0, 0, 16);

    private static void Snippets(Span<byte> text, bool is32Bit, int entry)
    {
        ReadOnlySpan<byte> call = is32Bit ? [0xcd, 0x80, 0xcc] : [0x0f, 0x05, 0xcc];
        call.CopyTo(text[(int)SystemCall..]);
        ((ReadOnlySpan<byte>)[0x8a, 0x07, 0xcc]).CopyTo(text[(int)LoadByte..]);
        ((ReadOnlySpan<byte>)[0x88, 0x0f, 0xcc]).CopyTo(text[(int)StoreByte..]);
        ((ReadOnlySpan<byte>)[0xff, 0xe7, 0xcc]).CopyTo(text[(int)Jump..]);
        text[entry] = 0xcc;
    }

    private static void Data(Span<byte> data, ulong address, bool is32Bit, string path)
    {
        int width = is32Bit ? 4 : 8;
        Encoding.UTF8.GetBytes(path, data);
        Pointer(data, (int)ArgumentsAt, address + PathAt, width);
        Pointer(data, (int)EnvironmentAt, address + ScratchAt, width);
        Encoding.UTF8.GetBytes(Environment, data[(int)ScratchAt..]);
    }

    private static void Pointer(Span<byte> data, int at, ulong value, int width)
    {
        if (width == 8) BinaryPrimitives.WriteUInt64LittleEndian(data[at..], value);
        else BinaryPrimitives.WriteUInt32LittleEndian(data[at..], (uint)value);
    }
}
