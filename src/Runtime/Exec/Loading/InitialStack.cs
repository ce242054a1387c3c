using System.Buffers.Binary;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// create_elf_tables (<c>fs/binfmt_elf.c</c>): what a program finds on its stack. High to low:
/// <code>
///   8 zero bytes, path, environment strings, argument strings       (ArgumentStrings)
///   -- down to a multiple of 16 --
///   platform name, 16 random bytes
///   -- down to a multiple of 16, seen from the end of what follows --
///   auxiliary vector, NULL, envp[], NULL, argv[], argc               &lt;- stack pointer
/// </code>
/// </summary>
internal sealed class InitialStack(IExecTask task, MmStruct mm, ArgumentStrings strings)
{
    // What the recorded machine reports; a processor's features are no subject of the model.
    private const ulong HwCap = 0x178bfbff;
    private const ulong HwCap2 = 2;
    private const ulong MinimumSignalStack = 0x6f0;
    private const ulong ClockTicks = 100;
    private const ulong RseqFeatureSize = 28;
    private const ulong RseqAlign = 32;

    private readonly IExecTask _task = task;
    private readonly MmStruct _mm = mm;
    private readonly ArgumentStrings _strings = strings;

    public required ElfExecutable Program { get; init; }

    public required ulong ProgramEntry { get; init; }

    /// <summary>AT_PHDR.</summary>
    public required ulong HeadersAt { get; init; }

    /// <summary>AT_BASE.</summary>
    public required ulong InterpreterBase { get; init; }

    public required VirtualAddress VdsoAt { get; init; }

    /// <summary>bprm->p in the end: where argc stands.</summary>
    public VirtualAddress Pointer { get; private set; }

    public IReadOnlyList<AuxiliaryEntry> AuxiliaryVector { get; private set; } = [];

    private bool Is64Bit => Program.Format.Is64;

    public SyscallResult Create()
    {
        var at = _strings.Start.Value;
        if (_mm.Layout.Randomized)
            at -= _task.Random.NextBelow(8192);   // arch_align_stack
        at &= ~15ul;

        var platform = Is64Bit ? "x86_64\0"u8 : "i686\0"u8;
        at -= (ulong)platform.Length;
        var platformAt = at;
        if (!_task.Write(_mm, new VirtualAddress(at), platform).IsOk)
            return ExecRules.StackUnwritable.Fail(at);

        Span<byte> random = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(random, _task.Random.NextUInt64());
        BinaryPrimitives.WriteUInt64LittleEndian(random[8..], _task.Random.NextUInt64());
        at -= (ulong)random.Length;
        if (!_task.Write(_mm, new VirtualAddress(at), random).IsOk)
            return ExecRules.StackUnwritable.Fail(at);

        var vector = BuildAuxiliaryVector(platformAt, at);
        AuxiliaryVector = vector;
        SetStringMarks();
        return WriteTables(vector, at);
    }

    private SyscallResult WriteTables(List<AuxiliaryEntry> vector, ulong below)
    {
        var word = Is64Bit ? 8 : 4;
        var words = 1 + (_strings.ArgumentCount + 1) + (_strings.EnvironmentCount + 1);
        var pointer = (below - (ulong)((vector.Count * 2) + words) * (ulong)word) & ~15ul;
        Pointer = new VirtualAddress(pointer);

        var bytes = new byte[((vector.Count * 2) + words) * word];
        var table = new ElfEncoder(bytes, Program.Format);
        table.Native((ulong)_strings.ArgumentCount);
        var addresses = _strings.Addresses();
        foreach (var address in addresses.AsSpan(0, _strings.ArgumentCount))
            table.Native(address);
        table.Native(0);
        foreach (var address in addresses.AsSpan(_strings.ArgumentCount))
            table.Native(address);
        table.Native(0);
        foreach (var entry in vector)
        {
            table.Native((ulong)entry.Type);
            table.Native(entry.Value);
        }

        return _task.Write(_mm, Pointer, bytes).IsOk ? SyscallResult.Success : ExecRules.StackUnwritable.Fail(pointer);
    }

    private void SetStringMarks()
    {
        _mm.ArgStart = _strings.Start;
        _mm.ArgEnd = _strings.Start + _strings.EnvironmentOffset;
        _mm.EnvStart = _mm.ArgEnd;
        _mm.EnvEnd = _strings.Start + _strings.FileNameOffset;
    }

    private List<AuxiliaryEntry> BuildAuxiliaryVector(ulong platformAt, ulong randomAt)
    {
        var credentials = _task.Credentials;
        var vector = new List<AuxiliaryEntry>(24);
        if (!Is64Bit)
            Add(AuxiliaryType.SysInfo, VdsoAt.Value + Vdso.SystemCallEntry);
        Add(AuxiliaryType.SysInfoEhdr, VdsoAt.Value);
        Add(AuxiliaryType.MinSigStkSz, MinimumSignalStack);
        Add(AuxiliaryType.HwCap, HwCap);
        Add(AuxiliaryType.PageSz, PageSize.Bytes);
        Add(AuxiliaryType.ClkTck, ClockTicks);
        Add(AuxiliaryType.Phdr, HeadersAt);
        Add(AuxiliaryType.PhEnt, (ulong)Program.Format.ProgramHeaderSize);
        Add(AuxiliaryType.PhNum, Program.Header.ProgramHeaderCount);
        Add(AuxiliaryType.Base, InterpreterBase);
        Add(AuxiliaryType.Flags, 0);
        Add(AuxiliaryType.Entry, ProgramEntry);
        Add(AuxiliaryType.Uid, credentials.Uid);
        Add(AuxiliaryType.Euid, credentials.Euid);
        Add(AuxiliaryType.Gid, credentials.Gid);
        Add(AuxiliaryType.Egid, credentials.Egid);
        Add(AuxiliaryType.Secure, 0);
        Add(AuxiliaryType.Random, randomAt);
        Add(AuxiliaryType.HwCap2, HwCap2);
        Add(AuxiliaryType.ExecFn, (_strings.Start + _strings.FileNameOffset).Value);
        Add(AuxiliaryType.Platform, platformAt);
        Add(AuxiliaryType.RseqFeatureSize, RseqFeatureSize);
        Add(AuxiliaryType.RseqAlign, RseqAlign);
        Add(AuxiliaryType.Null, 0);
        return vector;

        // A 32-bit vector keeps the low half of what does not fit, as the kernel's cast does.
        void Add(AuxiliaryType type, ulong value) => vector.Add(new AuxiliaryEntry(type, Is64Bit ? value : (uint)value));
    }
}
