using System.Text;
using MemDsl.Compiler;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>What a process's instructions do, and looking without touching.</summary>
internal static class AccessRows
{
    private const CallEffectKinds Touches = CallEffectKinds.Pages | CallEffectKinds.Contents;

    private static readonly LibraryParameter Size = With("size", Int, 1, "1, 2, 4 or 8 bytes");

    public static void AddTo(RowTable table)
    {
        table.Add(
            "CPU accesses",
            new Row
            {
                On = MemTypes.Process, Name = "load", CanRaise = true, ChangesByFault = true, Changes = CallEffectKinds.Pages, Looks = CallEffectKinds.Contents, AddressAt = 0, LengthAt = 1,
                Parameters = [Needs("addr", Address), Size],
                Doc = "Loads 1, 2, 4 or 8 bytes, little-endian, as an instruction would, page fault and all.",
                Example = "p.load(buf, 8)",
                Run = static c => Load(c),
            },
            new Row
            {
                On = MemTypes.Process, Name = "store", CanRaise = true, Changes = Touches, AddressAt = 0, LengthAt = 2,
                Parameters = [Needs("addr", Address), Needs("value", Int, "an int that fits, a string or bytes") with { Alternatives = [Bytes, Text] }, Size],
                Result = Nothing,
                Doc = "Stores an int of 1, 2, 4 or 8 bytes, little-endian, or the bytes of a string. An access over a page boundary faults before "
                    + "anything is stored.",
                Example = "p.store(buf, \"hello\")",
                Run = static c => Store(c),
            },
            new Row
            {
                On = MemTypes.Process, Name = "fetch", CanRaise = true, ChangesByFault = true, Changes = CallEffectKinds.Pages, AddressAt = 0, Result = Nothing,
                Parameters = [Needs("addr", Address)],
                Doc = "An instruction fetch from the address.",
                Example = "assert p.fetch(buf) raises SIGSEGV(SEGV_ACCERR)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Fetch(c.Address(0))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "touch", CanRaise = true, FailsHalfway = true, Changes = Touches,
                Parameters = [Needs("range", RangeType.Address), With("write", Bool, 1, "store instead of load", "true")],
                Doc = "Touches one byte of every page of the range; gives the number of pages.",
                Example = "p.touch(buf..+64K, write: true)",
                Run = static c => !c.Alive(out var p) ? CallStatus.Error
                    : c.Range(0, out var range) ? c.Return(p.Touch(range, c.Bool(1))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "peek", Result = Bytes, Looks = CallEffectKinds.Contents, AddressAt = 0, LengthAt = 1,
                Parameters = [Needs("addr", Address), Needs("n", Int, "bytes")],
                Doc = "Looks at bytes without a fault, an accessed bit or an event; ends early where nothing is mapped.",
                Example = "p.peek(buf, 5)",
                Run = Peek,
            },
            new Row
            {
                On = MemTypes.Process, Name = "poke", CanFail = true, Changes = Touches, AddressAt = 0, LengthAt = 1, Result = Nothing,
                Parameters = [Needs("addr", Address), Needs("bytes", Bytes, "what is written; a string's bytes are UTF-8") with { Alternatives = [Text] }],
                Doc = "Writes as a debugger does, through /proc/PID/mem or ptrace(2) PTRACE_POKEDATA: private memory whatever its protection, copied "
                    + "where it is shared. The faults are the debugger's, and a bad address is EFAULT.",
                Example = "p.poke(buf, \"hello\")",
                Run = Poke,
            },
            new Row
            {
                On = MemTypes.Process, Name = "single_step", CanRaise = true, Changes = Touches, AddressAt = 0, Result = Nothing,
                Parameters = [Needs("addr", Address), With("rax", Address, 0, "the register at that moment")],
                Doc = "ptrace(2) PTRACE_SINGLESTEP at an address: the kernel reads the 15 bytes of an instruction as a debugger would, and the processor "
                    + "fetches and carries it out. Carried out are int3 (0xcc) and arithmetic between al or eax and what rax points to (zeros are "
                    + "add %al,(%rax)); anything else is fetched only.",
                Example = "p.single_step(buf, rax: buf + 8)",
                Run = static c => c.Alive(out var p) ? c.Return(SingleStep.Run(p, c.Address(0), c.Address(1))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "kernel", Result = MemTypes.KernelAccess,
                Doc = "Accesses on behalf of the process in kernel mode.",
                Run = static c => c.Return(new KernelAccessHandle(c.Receiver<ProcessHandle>().Pid)),
            },
            new Row
            {
                On = MemTypes.KernelAccess, Name = "load", CanFail = true, ChangesByFault = true, Changes = CallEffectKinds.Pages, Looks = CallEffectKinds.Contents, AddressAt = 0, LengthAt = 1,
                Parameters = [Needs("addr", Address), Size],
                Doc = "get_user: the kernel loads for the process. A bad address is EFAULT, not a signal.",
                Example = "assert p.kernel.load(0) fails EFAULT",
                Run = static c => c.AliveByPid(c.Receiver<KernelAccessHandle>().Pid, out var p)
                    ? IsSize(c, 1) ? c.Return(p.KernelLoad(c.Address(0), c.Flags(1))) : NoSize(c, 1) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.KernelAccess, Name = "store", CanFail = true, Changes = Touches, AddressAt = 0, LengthAt = 2, Result = Nothing,
                Parameters = [Needs("addr", Address), Needs("value", Int), Size],
                Doc = "put_user: the kernel stores for the process. A bad address is EFAULT, not a signal.",
                Example = "p.kernel.store(buf, 7, 8)",
                Run = static c => !c.AliveByPid(c.Receiver<KernelAccessHandle>().Pid, out var p) ? CallStatus.Error
                    : !IsSize(c, 2) ? NoSize(c, 2)
                    : !Fits(c, 1, 2) ? TooLarge(c, 1)
                    : c.Return(p.KernelStore(c.Address(0), c.Register(1), c.Flags(2))),
            });
    }

    private static CallStatus Load(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        return IsSize(c, 1) ? c.Return(process.Load(c.Address(0), (int)c.Word(1))) : NoSize(c, 1);
    }

    private static CallStatus Store(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        if (c.Argument(1).Reference is { } reference)
            return c.Return(process.StoreBytes(c.Address(0), reference as byte[] ?? Encoding.UTF8.GetBytes((string)reference)));
        if (!IsSize(c, 2)) return NoSize(c, 2);
        return Fits(c, 1, 2) ? c.Return(process.Store(c.Address(0), c.Register(1), (int)c.Word(2))) : TooLarge(c, 1);
    }

    private static CallStatus Poke(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        var reference = c.Argument(1).Reference!;
        return UserMemory.Poke(process, c.Address(0), reference as byte[] ?? Encoding.UTF8.GetBytes((string)reference)).Result is { IsOk: false } refused
            ? c.Fail(refused) : c.Return();
    }

    private static bool IsSize(CallContext c, int parameter) => c.Register(parameter) is 1 or 2 or 4 or 8;

    private static CallStatus NoSize(CallContext c, int parameter) => c.DoesNotFit(parameter, "size", "the processor loads and stores 1, 2, 4 or 8 bytes");

    /// <summary>Whether the value is a signed or unsigned number of that many bytes.</summary>
    private static bool Fits(CallContext c, int value, int size)
    {
        var word = c.Word(value);
        return c.Register(size) switch
        {
            1 => word >= (int)sbyte.MinValue && word <= (int)byte.MaxValue,
            2 => word >= (int)short.MinValue && word <= (int)ushort.MaxValue,
            4 => word >= int.MinValue && word <= uint.MaxValue,
            _ => true,
        };
    }

    private static CallStatus TooLarge(CallContext c, int value) => c.DoesNotFit(value, "value", "it needs more bytes than 'size' says");

    private static CallStatus Peek(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        var count = c.Word(1);
        if (count < 0 || count > c.World.Options.MaxTextLength) return c.DoesNotFit(1, "n", "it is no length of a block of bytes");
        c.World.Machine.Work.Add((long)count >> PageSize.Shift);
        var bytes = new byte[(int)count];
        return c.Return(bytes[..process.Peek(c.Address(0), bytes)]);
    }
}
