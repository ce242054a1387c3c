using System.Collections.Immutable;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// A file as load_elf_binary reads it: width by e_machine, always little-endian, and nothing but the header and the program headers. EI_CLASS,
/// EI_DATA, the versions and e_ehsize are not looked at.
/// </summary>
internal sealed class ElfExecutable
{
    /// <summary>load_elf_phdrs reads at most 64 KiB of program headers.</summary>
    private const int MostHeaderBytes = 65536;

    private ElfExecutable(ReadOnlyMemory<byte> bytes, ElfFormat format, ElfHeader header, ImmutableArray<ElfProgramHeader> programHeaders)
    {
        Bytes = bytes;
        Format = format;
        Header = header;
        ProgramHeaders = programHeaders;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public ElfFormat Format { get; }

    public ElfHeader Header { get; }

    public ImmutableArray<ElfProgramHeader> ProgramHeaders { get; }

    /// <summary>A program, as the first checks of load_elf_binary let it pass.</summary>
    public static (ElfExecutable? File, SyscallResult Failure) ReadProgram(ReadOnlyMemory<byte> bytes, Architecture architecture)
    {
        // bprm->buf: the file's first bytes, with zeros where it is shorter.
        Span<byte> start = stackalloc byte[64];
        bytes.Span[..Math.Min(bytes.Length, start.Length)].CopyTo(start);
        if (!ElfDecoder.HasMagic(start))
            return (null, ExecRules.Magic.Fail());

        var machine = ElfDecoder.Machine(start);
        if (FormatFor(machine, architecture) is not { } format)
            return (null, WrongType(start) ?? ExecRules.WrongMachine.Fail((ulong)machine, (ulong)NativeMachine(architecture)));

        var header = ElfDecoder.Header(start, format);
        if (WrongType(start) is { } wrong)
            return (null, wrong);
        if (header.ProgramHeaderEntrySize != format.ProgramHeaderSize)
            return (null, ExecRules.HeaderSize.Fail(header.ProgramHeaderEntrySize, (ulong)format.ProgramHeaderSize));
        var size = header.ProgramHeaderCount * format.ProgramHeaderSize;
        if (size is 0 or > MostHeaderBytes)
            return (null, ExecRules.HeaderCount.Fail(header.ProgramHeaderCount));
        if (!HasBytes(bytes, header.ProgramHeaderOffset, (ulong)size))
            return (null, ExecRules.HeadersCut.Fail(header.ProgramHeaderOffset, (ulong)bytes.Length));
        return (new ElfExecutable(bytes, format, header, ReadHeaders(bytes, format, header)), default);
    }

    /// <summary>An interpreter, as the program's checks let it pass: its e_type is looked at only when it is mapped.</summary>
    public static (ElfExecutable? File, SyscallResult Failure) ReadInterpreter(ReadOnlyMemory<byte> bytes, ElfExecutable program)
    {
        var format = program.Format;
        if (bytes.Length < format.HeaderSize)
            return (null, ExecRules.InterpreterHeaderCut.Fail((ulong)bytes.Length, (ulong)format.HeaderSize));
        if (!ElfDecoder.HasMagic(bytes.Span))
            return (null, ExecRules.InterpreterMagic.Fail());

        var header = ElfDecoder.Header(bytes.Span, format);
        if (!IsSameFamily(header.Machine, program.Header.Machine))
            return (null, ExecRules.InterpreterMachine.Fail((ulong)header.Machine, (ulong)program.Header.Machine));
        var size = header.ProgramHeaderCount * format.ProgramHeaderSize;
        if (header.ProgramHeaderEntrySize != format.ProgramHeaderSize || size is 0 or > MostHeaderBytes
            || !HasBytes(bytes, header.ProgramHeaderOffset, (ulong)size))
            return (null, ExecRules.InterpreterHeaders.Fail(header.ProgramHeaderEntrySize, header.ProgramHeaderCount));
        return (new ElfExecutable(bytes, format, header, ReadHeaders(bytes, format, header)), default);
    }

    /// <summary>The path in the first PT_INTERP without its NUL, empty if there is no PT_INTERP.</summary>
    public (ReadOnlyMemory<byte> Path, SyscallResult Failure) ReadInterpreterPath()
    {
        foreach (var segment in ProgramHeaders)
        {
            if (segment.Type != ElfSegmentType.Interp)
                continue;
            if (segment.FileSize is < 2 or > 4096)
                return (default, ExecRules.InterpreterSize.Fail(segment.FileSize));
            if (!HasBytes(Bytes, segment.Offset, segment.FileSize))
                return (default, ExecRules.InterpreterCut.Fail(segment.Offset, (ulong)Bytes.Length));
            var path = Bytes.Slice((int)segment.Offset, (int)segment.FileSize);
            return path.Span[^1] != 0
                ? (default, ExecRules.InterpreterNotTerminated.Fail())
                : (path[..path.Span.IndexOf((byte)0)], default);
        }

        return default;
    }

    public bool HasInterpreter
    {
        get
        {
            foreach (var segment in ProgramHeaders)
            {
                if (segment.Type == ElfSegmentType.Interp)
                    return true;
            }

            return false;
        }
    }

    /// <summary>PF_X of the last PT_GNU_STACK; null without one.</summary>
    public bool? StackIsExecutable
    {
        get
        {
            bool? executable = null;
            foreach (var segment in ProgramHeaders)
            {
                if (segment.Type == ElfSegmentType.GnuStack)
                    executable = (segment.Flags & ElfSegmentFlags.Execute) != 0;
            }

            return executable;
        }
    }

    /// <summary>total_mapping_size: from the lowest segment's page to the highest one's last byte; 0 without a PT_LOAD.</summary>
    public ulong TotalSize
    {
        get
        {
            var (low, high, any) = (ulong.MaxValue, 0ul, false);
            foreach (var segment in ProgramHeaders)
            {
                if (segment.Type != ElfSegmentType.Load)
                    continue;
                low = Math.Min(low, segment.VirtualAddress & ~0xffful);
                high = Math.Max(high, unchecked(segment.VirtualAddress + segment.MemorySize));
                any = true;
            }

            return any ? unchecked(high - low) : 0;
        }
    }

    /// <summary>maximum_alignment: the largest p_align of a PT_LOAD that is a power of two, at least a page; 0 if none is.</summary>
    public ulong MaximumAlignment
    {
        get
        {
            var align = 0ul;
            foreach (var segment in ProgramHeaders)
            {
                if (segment.Type == ElfSegmentType.Load && ulong.IsPow2(segment.Align))
                    align = Math.Max(align, segment.Align);
            }

            return Primitives.PageSize.RoundUp(align);
        }
    }

    private static ElfFormat? FormatFor(ElfMachine machine, Architecture architecture) => machine switch
    {
        ElfMachine.X86_64 when architecture == Architecture.X86_64 => ElfFormat.Little64,
        ElfMachine.I386 or ElfMachine.I486 => ElfFormat.Little32,
        _ => null,
    };

    private static ElfMachine NativeMachine(Architecture architecture) =>
        architecture == Architecture.X86_64 ? ElfMachine.X86_64 : ElfMachine.I386;

    private static bool IsSameFamily(ElfMachine interpreter, ElfMachine program) =>
        (interpreter == ElfMachine.X86_64) == (program == ElfMachine.X86_64)
        && interpreter is ElfMachine.X86_64 or ElfMachine.I386 or ElfMachine.I486;

    private static SyscallResult? WrongType(ReadOnlySpan<byte> start)
    {
        var type = (ElfType)(start[16] | (start[17] << 8));
        return type is ElfType.Executable or ElfType.SharedObject ? null : ExecRules.Type.Fail((ulong)type);
    }

    private static bool HasBytes(ReadOnlyMemory<byte> bytes, ulong offset, ulong size) =>
        offset <= (ulong)bytes.Length && size <= (ulong)bytes.Length - offset;

    private static ImmutableArray<ElfProgramHeader> ReadHeaders(ReadOnlyMemory<byte> bytes, ElfFormat format, in ElfHeader header)
    {
        var table = bytes.Span[(int)header.ProgramHeaderOffset..];
        var headers = ImmutableArray.CreateBuilder<ElfProgramHeader>(header.ProgramHeaderCount);
        for (var i = 0; i < header.ProgramHeaderCount; i++)
            headers.Add(ElfDecoder.ProgramHeader(table[(i * format.ProgramHeaderSize)..], format));
        return headers.MoveToImmutable();
    }
}
