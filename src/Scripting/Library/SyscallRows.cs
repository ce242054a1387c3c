using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Execution;
using static MemDsl.Scripting.Library.RowTable;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary><c>p.syscall(nr, …)</c>: a system call by its number, with registers for arguments.</summary>
internal static class SyscallRows
{
    public static void AddTo(RowTable table) => table.Add(
        "System calls",
        new Row
        {
            On = MemTypes.Process, Name = "syscall", CanFail = true,
            Changes = CallEffectKinds.Maps | CallEffectKinds.Pages | CallEffectKinds.Contents | CallEffectKinds.Files | CallEffectKinds.Processes,
            Parameters = [Needs("nr", Int, "the number of x86-64"), Register("a"), Register("b"), Register("c"), Register("d"), Register("e"), Register("f")],
            Doc = "syscall(2): a system call by its number, its arguments as registers hold them. Calls that need a pointer to a structure are not reached this way.",
            Example = "assert p.syscall(11, 1, 4K) fails EINVAL",
            Run = Run,
        });

    private static LibraryParameter Register(string name) => With(name, Int, 0) with { Alternatives = [Address] };

    private static CallStatus Run(CallContext c)
    {
        if (!c.Alive(out var p)) return CallStatus.Error;
        var number = c.Word(0);
        var result = number < 0 || number > int.MaxValue
            ? null
            : SyscallTable.Call(p, (SyscallNumber)(int)number, c.Register(1), c.Register(2), c.Register(3), c.Register(4), c.Register(5), c.Register(6));
        return result is { } done ? c.Return(done) : c.Error(DiagnosticDescriptors.NotInThisVersion, $"system call {number}");
    }
}
