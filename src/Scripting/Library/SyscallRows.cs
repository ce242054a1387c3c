using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.SystemV;
using MemDsl.Runtime.UserSpace;
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
            : Call(p, (SyscallNumber)(int)number, c.Register(1), c.Register(2), c.Register(3), c.Register(4), c.Register(5), c.Register(6));
        return result is { } done ? c.Return(done) : c.Error(DiagnosticDescriptors.NotInThisVersion, $"system call {number}");
    }

    /// <summary>Null where the call is not modelled by number.</summary>
    private static SyscallResult? Call(Process p, SyscallNumber number, ulong a, ulong b, ulong c, ulong d, ulong e, ulong f)
    {
        var address = new VirtualAddress(a);
        return number switch
        {
            SyscallNumber.Mmap => p.Mmap(address, b, (Protection)c, (MapFlags)d, (int)e, f),
            SyscallNumber.Munmap => p.Munmap(address, b),
            SyscallNumber.Mprotect => p.Mprotect(address, b, (Protection)c),
            SyscallNumber.PkeyMprotect => p.PkeyMprotect(address, b, (Protection)c, (int)d),
            SyscallNumber.Mremap => p.Mremap(address, b, c, (MremapFlags)d, new VirtualAddress(e)),
            SyscallNumber.RemapFilePages => p.RemapFilePages(address, b, (Protection)c, d, (MapFlags)e),
            SyscallNumber.Brk => p.Brk(address),
            SyscallNumber.Madvise => p.Madvise(address, b, (MadviseAdvice)(int)c),
            SyscallNumber.Mlock => p.Mlock(address, b),
            SyscallNumber.Mlock2 => p.Mlock2(address, b, (MlockFlags)c),
            SyscallNumber.Munlock => p.Munlock(address, b),
            SyscallNumber.Mlockall => p.Mlockall((MlockallFlags)a),
            SyscallNumber.Munlockall => p.Munlockall(),
            SyscallNumber.Msync => p.Msync(address, b, (MsyncFlags)c),
            SyscallNumber.Mseal => p.Mseal(address, b, c),
            SyscallNumber.Shmget => p.Shmget((int)a, b, (ShmgetFlags)(int)c),
            SyscallNumber.Shmat => p.Shmat((int)a, new VirtualAddress(b), (ShmatFlags)(int)c),
            SyscallNumber.Shmdt => p.Shmdt(address),
            SyscallNumber.Shmctl => p.Shmctl((int)a, (int)b),
            SyscallNumber.Read => p.Read((int)a, new VirtualAddress(b), c),
            SyscallNumber.Write => p.Write((int)a, new VirtualAddress(b), c),
            SyscallNumber.Pread64 => p.Pread((int)a, new VirtualAddress(b), c, d),
            SyscallNumber.Pwrite64 => p.Pwrite((int)a, new VirtualAddress(b), c, d),
            SyscallNumber.Close => p.Close((int)a),
            SyscallNumber.Dup => p.Dup((int)a),
            SyscallNumber.Ftruncate => p.Ftruncate((int)a, b),
            SyscallNumber.Fallocate => p.Fallocate((int)a, (FallocateMode)(int)b, c, d),
            SyscallNumber.Fork => p.Fork(),
            SyscallNumber.Vfork => p.Vfork(),
            SyscallNumber.ExitGroup => p.Exit((int)a),
            _ => null,
        };
    }
}
