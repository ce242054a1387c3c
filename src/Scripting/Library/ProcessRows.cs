using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Images;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>Birth, life and death of processes, and images.</summary>
internal static class ProcessRows
{
    private const CallEffectKinds All =
        CallEffectKinds.Processes | CallEffectKinds.Maps | CallEffectKinds.Pages | CallEffectKinds.Contents | CallEffectKinds.Settings;

    private static readonly LibraryParameter Path = May("path", Text, "the path given to execve, which AT_EXECFN shows", "[file name]");

    private static readonly ImmutableArray<LibraryParameter> Start =
    [
        Needs("image", MemTypes.Image, "the program"),
        May("args", MemTypes.ListOf(Text), "argv", "[file name]"),
        May("env", MemTypes.ListOf(Text), "envp", "[]"),
        With("uid", Int, 0, "the user; 0, root, may do what limits forbid others"),
        May("limits", MemTypes.Limits, "resource limits; each a number or soft..hard", "{ stack: 8M }"),
        With("personality", Int, 0, "ADDR_ bits").Of("ADDR", "MMAP", "READ"),
        Path,
    ];


    public static void AddTo(RowTable table)
    {
        table.Add(
            "Processes",
            new Row
            {
                Kind = LibraryFunctionKind.Function, Name = "spawn", Result = MemTypes.Process, CanFail = true, Changes = All, Parameters = Start,
                Doc = "A new process with a program in it, as fork and execve make one. Fails as execve does.",
                Example = "let p = spawn(app, args: [\"app\", \"-v\"], limits: { stack: 1M })",
                Run = static c => Begin(c, boot: false),
            },
            new Row
            {
                Kind = LibraryFunctionKind.Function, Name = "boot", Result = MemTypes.Process, CanFail = true, Changes = All, Parameters = Start,
                Doc = "The first process, pid 1. There is one at most.",
                Example = "let init = boot(app)",
                Run = static c => Begin(c, boot: true),
            },
            new Row
            {
                On = MemTypes.Process, Name = "exec", CanFail = true, CanRaise = true, FailsHalfway = true, Result = Nothing, Changes = All,
                Parameters = [Start[0], Start[1], Start[2], Path],
                Doc = "execve(2): the same process with another program and a new address space.",
                Example = "p.exec(app)",
                Run = Exec,
            },
            Child("fork", "fork(2): a child with a copy of the address space, whose pages are shared until one side writes.", static p => p.Fork()),
            Child("vfork", "vfork(2): a child in the same address space, until it execs or exits.", static p => p.Vfork()),
            new Row
            {
                On = MemTypes.Process, Name = "dlopen", Result = Address, CanFail = true, Changes = All,
                Parameters = [Needs("image", MemTypes.Image, "a shared object: an image of type dyn, or a real one")],
                Doc = "Maps a shared object as ld.so does for dlopen(3): one mapping of the whole span, the segments over it, zeros behind them. Gives the address that was added to the object's own.",
                Example = "let base = p.dlopen(lib)",
                Run = Dlopen,
            },
            Child("thread", "clone(2) with CLONE_VM: a task that shares the address space.", static p => p.Thread()),
            new Row
            {
                On = MemTypes.Process, Name = "exit", CanFail = true, Changes = All, Parameters = [With("code", Int, 0)],
                Doc = "exit_group(2): ends the process; its memory is given back. Operating on it afterwards is an error.",
                Example = "p.exit(0)",
                Run = static c => c.Alive(out var p) ? c.Return(p.Exit(c.Flags(0))) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Process, Name = "wait", CanFail = true, Changes = CallEffectKinds.Processes,
                Parameters = [Needs("child", MemTypes.Process)],
                Doc = "wait4(2) for an ended child; gives its exit code. A child that still runs gives EAGAIN, where a real caller would sleep.",
                Example = "let child = p.fork(); child.exit(0); p.wait(child)",
                Run = static c => !c.Alive(out var p) ? CallStatus.Error
                    : c.World.FindProcess(c.Reference<ProcessHandle>(0)!.Pid) is { } child ? c.Return(p.Wait(child))
                    : c.Error(DiagnosticDescriptors.ProcessHasEnded, c.Reference<ProcessHandle>(0)!.Pid, "and was waited for"),
            },
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "pid", Doc = "Its number: 1 for boot's, others from 100.",
                Run = static c => c.Return(c.Receiver<ProcessHandle>().Pid),
            },
            new Row
            {
                On = MemTypes.Process, Kind = LibraryFunctionKind.Property, Name = "alive", Result = Bool, Looks = CallEffectKinds.Processes,
                Doc = "Whether it has not ended.",
                Run = static c => c.Return(c.World.FindProcess(c.Receiver<ProcessHandle>().Pid) is { State: ProcessState.Running }),
            });
        table.Add(
            "Images",
            new Row
            {
                On = MemTypes.Image, Name = "section", Result = MemTypes.Section, Parameters = [Needs("name", Text)],
                Doc = "A section of the image by its name, with the addresses it is linked to.",
                Example = "app.section(\".text\").start",
                Run = static c => !c.Program(c.Receiver<ImageHandle>(), out var program) ? CallStatus.Error
                    : ImageSections.Find(program, c.Text(0)) is { } section
                    ? c.Return(section)
                    : c.Error(DiagnosticDescriptors.CannotDo, $"image {c.Receiver<ImageHandle>().Name} has no section {ValueFormatter.Quote(c.Text(0))}"),
            },
            new Row
            {
                On = MemTypes.Image, Kind = LibraryFunctionKind.Property, Name = "entry", Result = Address, Doc = "e_entry: the first instruction, as linked.",
                Run = static c => c.Program(c.Receiver<ImageHandle>(), out var program) ? c.Return(program.Elf.Header.Entry) : CallStatus.Error,
            },
            new Row
            {
                On = MemTypes.Image, Kind = LibraryFunctionKind.Property, Name = "name", Result = Text, Doc = "The file name.",
                Run = static c => c.Return(c.Receiver<ImageHandle>().Name),
            },
            SectionRow("start", Address, "Its first address.", static s => s.Start),
            SectionRow("end", Address, "The address behind it.", static s => s.Start + s.Size),
            SectionRow("size", Int, "Bytes.", static s => s.Size));
    }

    private static Row Child(string name, string doc, Func<Process, SyscallResult> call) => new()
    {
        On = MemTypes.Process, Name = name, Result = MemTypes.Process, CanFail = true, Changes = All, Doc = doc, Example = $"let child = p.{name}()",
        Run = c =>
        {
            if (!c.Alive(out var process)) return CallStatus.Error;
            var result = call(process);
            return result.IsOk ? c.Return(new ProcessHandle((int)result.Value)) : c.Fail(result);
        },
    };

    private static Row SectionRow(string name, TypeSymbol type, string doc, Func<SectionValue, ulong> read) => new()
    {
        On = MemTypes.Section, Kind = LibraryFunctionKind.Property, Name = name, Result = type, Doc = doc,
        Run = c => c.Return(read(c.Receiver<SectionValue>())),
    };

    private static CallStatus Begin(CallContext c, bool boot)
    {
        var uid = c.Word(3);
        if (uid < 0 || uid > uint.MaxValue) return c.DoesNotFit(3, "uid", "a user id has 32 bits");
        if (!c.Program(c.Reference<ImageHandle>(0)!, out var program)) return CallStatus.Error;
        var request = new SpawnRequest(program)
        {
            ExecPath = PathOf(c, 6, program),
            Arguments = Texts(c, 1, [program.FileName]),
            Environment = Texts(c, 2, []),
            Uid = (uint)uid,
            Limits = Limits(c.Reference<RecordValue>(4)),
            Personality = (Personality)c.Register(5),
        };
        var result = boot ? c.World.Machine.Boot(request) : c.World.Machine.Spawn(request);
        return result.IsOk ? c.Return(new ProcessHandle((int)result.Value)) : c.Fail(result);
    }

    private static CallStatus Exec(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        if (!c.Program(c.Reference<ImageHandle>(0)!, out var program)) return CallStatus.Error;
        return process.Exec(new ExecRequest(program, PathOf(c, 3, program), Texts(c, 1, [program.FileName]), Texts(c, 2, []))) switch
        {
            ExecResult.Refused refused => c.Fail(refused.Result),
            ExecResult.Killed killed => c.Fail(killed.Signal),
            _ => c.Return(),
        };
    }

    private static CallStatus Dlopen(CallContext c)
    {
        if (!c.Alive(out var process)) return CallStatus.Error;
        return c.Program(c.Reference<ImageHandle>(0)!, out var image) ? c.Return(SharedObject.Map(process, image)) : CallStatus.Error;
    }

    private static string PathOf(CallContext c, int parameter, ProgramImage program) => c.Reference<string>(parameter) ?? program.FileName;

    private static ImmutableArray<string> Texts(CallContext c, int parameter, ImmutableArray<string> otherwise)
    {
        if (c.Reference<ListValue>(parameter) is not { } list) return otherwise;
        var texts = ImmutableArray.CreateBuilder<string>(list.Count);
        for (var i = 0; i < list.Count; i++) texts.Add((string)list[i].Reference!);
        return texts.MoveToImmutable();
    }

    private static ImmutableArray<(Resource, ResourceLimit)> Limits(RecordValue? record)
    {
        var limits = ImmutableArray.CreateBuilder<(Resource, ResourceLimit)>();
        Take("stack", Resource.Stack);
        Take("data", Resource.Data);
        Take("as", Resource.AddressSpace);
        Take("memlock", Resource.MemLock);
        Take("nofile", Resource.OpenFiles);
        return limits.ToImmutable();

        void Take(string name, Resource resource)
        {
            if (record?.Find(name)?.Reference is not RangeValue range) return;
            limits.Add((resource, new ResourceLimit(unchecked((ulong)range.Start), unchecked((ulong)range.End))));
        }
    }
}
