using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>System calls about residency and limits.</summary>
internal static class LockingRows
{
    private const CallEffectKinds MapsAndPages = CallEffectKinds.Maps | CallEffectKinds.Pages;

    public static void AddTo(RowTable table) => table.Add(
        "System calls",
        new Row
        {
            On = MemTypes.Process, Name = "mlock", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int)],
            Doc = "mlock(2): brings the pages of the range in and keeps them in memory.",
            Example = "p.mlock(buf, 16K)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Mlock(c.Address(0), c.Register(1))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "mlock2", CanFail = true, FailsHalfway = true, Changes = MapsAndPages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int), With("flags", Int, 0, "0 or MLOCK_ONFAULT").Of("MLOCK")],
            Doc = "mlock2(2): with MLOCK_ONFAULT the pages are kept once they come, and not brought in.",
            Example = "p.mlock2(buf, 16K, MLOCK_ONFAULT)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.Mlock2(c.Address(0), c.Register(1), (MlockFlags)c.Register(2))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "munlock", CanFail = true, Changes = CallEffectKinds.Maps, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int)],
            Doc = "munlock(2): the pages of the range need not stay in memory any more.",
            Example = "p.munlock(buf, 16K)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Munlock(c.Address(0), c.Register(1))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "mlockall", CanFail = true, FailsHalfway = true, Changes = MapsAndPages,
            Parameters = [Needs("flags", Int, "MCL_ bits").Of("MCL")],
            Doc = "mlockall(2): locks what is mapped now, what will be mapped, or both.",
            Example = "p.mlockall(MCL_CURRENT|MCL_FUTURE)",
            Run = static c => c.Alive(out var p) ? c.Return(p.Mlockall((MlockallFlags)c.Register(0))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "munlockall", CanFail = true, Changes = CallEffectKinds.Maps,
            Doc = "munlockall(2): undoes every lock.",
            Example = "p.munlockall()",
            Run = static c => c.Alive(out var p) ? c.Return(p.Munlockall()) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "msync", CanFail = true, Changes = CallEffectKinds.Files, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int), With("flags", Int, (int)MsyncFlags.Sync, "MS_ bits", "MS_SYNC").Of("MS")],
            Doc = "msync(2): writes changed pages of shared file mappings to the file.",
            Example = "p.msync(p.mmap(4K, rw, shared, file: data), 4K)",
            Run = static c => c.Alive(out var p)
                ? c.Return(p.Msync(c.Address(0), c.Register(1), (MsyncFlags)c.Register(2))) : CallStatus.Error,
        },
        new Row
        {
            On = MemTypes.Process, Name = "mincore", Result = MemTypes.ListOf(Bool), CanFail = true,
            Looks = CallEffectKinds.Pages, AddressAt = 0, LengthAt = 1,
            Parameters = [Needs("addr", Address), Needs("length", Int), May("vec", Address, "where the kernel writes a byte for each page, which may fault", "nowhere")],
            Doc = "mincore(2): for each page of the range, whether it is in memory.",
            Example = "assert not p.mincore(buf, 4K)[0]",
            Run = Mincore,
        },
        new Row
        {
            On = MemTypes.Process, Name = "setrlimit", CanFail = true, Changes = CallEffectKinds.Settings,
            Parameters = [Needs("resource", Int, "a RLIMIT_ number").Of("RLIMIT"), Needs("soft", Int, "bytes").Of("RLIM"), May("hard", Int, "bytes", "the hard limit as it is").Of("RLIM")],
            Doc = "setrlimit(2): sets a limit; RLIM_INFINITY for none.",
            Example = "p.setrlimit(RLIMIT_STACK, 64K)",
            Run = Setrlimit,
        });

    private static CallStatus Mincore(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        if (c.Register(1) >> PageSize.Shift > (ulong)c.World.Options.MaxListLength && c.Register(1) <= process.Mm.TaskSize)
            return c.Error(DiagnosticDescriptors.ListLimit, c.World.Options.MaxListLength);
        var resident = new List<bool>();
        var result = process.Mincore(c.Address(0), c.Register(1), resident);
        if (c.IsGiven(2) && resident.Count > 0
            && UserMemory.Write(process, c.Address(2), [.. resident.Select(static one => one ? (byte)1 : (byte)0)]).Result is { IsOk: false } bad) return c.Fail(bad);
        if (!result.IsOk) return c.Fail(result);
        var list = new ListValue(Bool, resident.Count);
        foreach (var one in resident) list.Add(Slot.OfWord(one ? 1 : 0));
        return c.Return(list);
    }

    private static CallStatus Setrlimit(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        var resource = c.Word(0);
        if (resource < 0 || resource >= ResourceLimits.Count) return c.DoesNotFit(0, "resource", "there is no such limit");
        var hard = c.Register(2, process.Limits[(Resource)(int)resource].Hard);
        return c.Return(process.Setrlimit((Resource)(int)resource, new ResourceLimit(c.Register(1), hard)));
    }
}
