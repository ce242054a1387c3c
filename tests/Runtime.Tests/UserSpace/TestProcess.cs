using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.Tests.Exec;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>A process to try calls on, with the short forms that tests want.</summary>
internal sealed class TestProcess
{
    internal const ulong Page = 4096;

    internal const ulong Arena = 0x1000_0000;

    internal TestProcess(Func<MachineOptions, MachineOptions>? options = null)
    {
        var chosen = MachineOptions.Default with { Ram = 64UL << 20 };
        Machine = new Machine(options?.Invoke(chosen) ?? chosen);
        var image = ProgramImage.FromBytes("app", SampleImages.Build(SampleImages.App));
        Process = Machine.Processes[(int)Value(Machine.Spawn(new SpawnRequest(image) { Uid = 1000 }))];
    }

    internal Machine Machine { get; }

    internal Process Process { get; }

    internal MmStruct Mm => Process.Mm;

    internal static ulong Value(SyscallResult result)
    {
        Assert.True(result.IsOk, result.Reason);
        return result.Value;
    }

    internal ulong Map(ulong pages, Protection protection = Protection.ReadWrite, MapFlags extra = MapFlags.None, ulong at = 0) =>
        Value(Process.Mmap(new(at), pages * Page, protection, MapFlags.Private | MapFlags.Anonymous | extra));

    internal ulong MapAt(ulong page, ulong pages, Protection protection = Protection.ReadWrite, MapFlags extra = MapFlags.None) =>
        Map(pages, protection, extra | MapFlags.Fixed, Arena + (page * Page));

    internal void Write(ulong page) => Assert.True(Process.Store(new(Arena + (page * Page)), 1).IsOk);

    internal void Protect(ulong page, ulong pages, Protection protection) =>
        Value(Process.Mprotect(new(Arena + (page * Page)), pages * Page, protection));

    /// <summary>The arena's areas as text: first page, pages, access letters.</summary>
    internal string ArenaText() => string.Join(' ', Mm.Areas.InRange(Arena, Arena + (1UL << 24)).Select(a =>
        $"{(a.Start.Value - Arena) / Page}+{a.Pages}{((a.Flags & VmFlags.Write) != 0 ? "w" : (a.Flags & VmFlags.Read) != 0 ? "r" : "-")}"));

    internal void Check()
    {
        Assert.Empty(Mm.Check());
        Assert.Empty(Machine.Kernel.Vm.AnonVmas.Check(Machine.Processes.All.Where(p => p.State == ProcessState.Running).Select(p => p.Mm)));
    }
}
