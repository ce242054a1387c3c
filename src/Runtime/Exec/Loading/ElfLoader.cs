using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Exec;

/// <summary>
/// load_elf_binary after the point of no return (<c>fs/binfmt_elf.c</c>), step by step in its order. Each step either succeeds or names the rule
/// that ends the program.
/// </summary>
internal sealed partial class ElfLoader
{
    private readonly IExecTask _task;
    private readonly MmStruct _mm;
    private readonly ProgramImage _image;
    private readonly CheckedProgram _checked;
    private readonly ArgumentStrings _strings;
    private readonly bool _is64Bit;

    private Caller _caller;
    private ulong _programBias;
    private ulong _interpreterBias;
    private ulong _headersAt;
    private ulong _entry;
    private VirtualAddress _vdso;
    private InitialStack? _stack;

    public ElfLoader(IExecTask task, MmStruct mm, ProgramImage image, CheckedProgram file, ArgumentStrings strings)
    {
        (_task, _mm, _image, _checked, _strings) = (task, mm, image, file, strings);
        _is64Bit = file.Program.Format.Is64;
        _caller = task.Caller;
    }

    private ElfExecutable Program => _checked.Program;

    private ulong TaskSize => _mm.TaskSize;

    public SyscallResult Load()
    {
        SetPersonalityAndLayout();
        var result = SetupArgPages();
        if (result.IsOk)
            result = MapProgram();
        if (result.IsOk)
            result = ChooseEntry();
        if (result.IsOk)
            result = MapVdso();
        if (result.IsOk)
            result = CreateTables();
        if (!result.IsOk)
            return result;

        PlaceBrk();
        if ((_caller.Personality & Personality.MmapPageZero) != 0)
            MapPageZero();
        return SyscallResult.Success;
    }

    /// <summary>What became of it; only after <see cref="Load()"/> has succeeded.</summary>
    public LoadedProgram Finish() => new(
        new VirtualAddress(_entry),
        _stack!.Pointer,
        _caller.Personality,
        _is64Bit,
        _programBias,
        _checked.Interpreter is null ? 0 : _interpreterBias,
        _stack.AuxiliaryVector.ToImmutableArray());

    /// <summary>SET_PERSONALITY2, elf_read_implies_exec, setup_new_exec.</summary>
    private void SetPersonalityAndLayout()
    {
        var personality = _caller.Personality;
        if (_is64Bit)
            personality &= ~Personality.ReadImpliesExec;
        else if (Program.StackIsExecutable is null)
            personality |= Personality.ReadImpliesExec;
        _caller = _caller with { Personality = personality };
        _mm.Layout = Execution.Layout(_task, AddressSpaceChoice.For(_task.Options, _is64Bit, personality), personality);
    }

    /// <summary>setup_arg_pages: the stack goes to its final place with its final rights and grows by 128 KiB.</summary>
    private SyscallResult SetupArgPages()
    {
        var top = _mm.Layout.PickStackTop(_task.Random);
        if (_mm.Layout.Randomized)
            top = (top - _task.Random.NextBelow(8192)).RoundUp();   // arch_align_stack
        var finished = StackArea.Finish(_mm, _caller, top, Program.StackIsExecutable);
        if (!finished.IsOk)
            return finished;
        _strings.Start -= finished.Value;
        _mm.ArgStart = _strings.Start;
        _mm.StartStack = _strings.Start;
        return SyscallResult.Success;
    }

    private SyscallResult ChooseEntry()
    {
        if (_checked.Interpreter is { } interpreter)
        {
            var mapped = MapInterpreter(interpreter);
            if (!mapped.IsOk)
                return mapped;
            _entry = Wrap(_interpreterBias + interpreter.Header.Entry);
        }
        else
        {
            _entry = Wrap(_programBias + Program.Header.Entry);
        }

        return _entry >= TaskSize ? ExecRules.EntryOutside.Fail(_entry, TaskSize) : SyscallResult.Success;
    }

    /// <summary>ARCH_SETUP_ADDITIONAL_PAGES: one search for the whole block, the data pages below the code.</summary>
    private SyscallResult MapVdso()
    {
        var placed = Vdso.Map(_mm, _caller, _task.Vdso(_is64Bit));
        if (placed.IsOk)
            _vdso = new VirtualAddress(placed.Value);
        return placed;
    }

    private SyscallResult CreateTables()
    {
        _stack = new InitialStack(_task, _mm, _strings)
        {
            Program = Program,
            ProgramEntry = Wrap(_programBias + Program.Header.Entry),
            HeadersAt = Wrap(_headersAt + _programBias),
            InterpreterBase = _checked.Interpreter is null ? 0 : _interpreterBias,
            VdsoAt = _vdso,
        };
        var created = _stack.Create();
        if (created.IsOk)
            _mm.StartStack = _stack.Pointer;
        return created;
    }

    /// <summary>
    /// The heap starts behind the highest segment; that of a static PIE, which lies among the mmaps, goes to ELF_ET_DYN_BASE instead, where it can grow.
    /// </summary>
    private void PlaceBrk()
    {
        var layout = _mm.Layout;
        var isMoved = Program.Header.Type == ElfType.SharedObject && _checked.Interpreter is null;
        var start = isMoved ? layout.StaticPieBrk : new VirtualAddress(Wrap(_highest + _programBias)).RoundUp();
        if (layout.RandomizeVaSpace > 1)
            start = layout.PickBrk(isMoved ? start - PageSize.Bytes : start, _task.Random);   // PickBrk leaves a page free behind a bss; there is none here
        _mm.StartBrk = start;
        _mm.Brk = start;
    }

    /// <summary>Some programs of System V read through null pointers. Errors are ignored.</summary>
    private void MapPageZero() =>
        _ = Mmap.MapRegion(_mm, _caller, 0, PageSize.Bytes, Protection.ReadExec, MapFlags.Fixed | MapFlags.Private | MapFlags.Anonymous);

    /// <summary>Arithmetic in the kernel's unsigned long: 64 bits, or 32 on a 32-bit kernel.</summary>
    private ulong Wrap(ulong value) => _task.Options.Architecture == Architecture.X86_64 ? value : value & uint.MaxValue;
}
