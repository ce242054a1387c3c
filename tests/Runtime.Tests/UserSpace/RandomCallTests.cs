using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.UserSpace;

/// <summary>Any sequence of calls leaves an address space whose counts are what its areas say.</summary>
public class RandomCallTests
{
    private const ulong Page = TestProcess.Page;

    [Fact]
    public void Counts_hold_after_any_calls() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Run((ulong)seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    private static void Run(ulong seed)
    {
        var random = new MachineRandom(seed);
        var p = new TestProcess();
        var processes = new List<Process> { p.Process };
        for (var step = 0; step < 120; step++)
        {
            var process = processes[(int)random.NextBelow((ulong)processes.Count)];
            Step(process, random, processes, p.Machine);
            p.Check();
            foreach (var each in processes) Assert.Empty(each.Mm.Check());
        }
        var accounted = processes.Aggregate(0UL, (sum, each) => sum + each.Mm.AccountedPages());
        Assert.Equal(accounted, p.Machine.Kernel.Vm.Committed.Pages);
    }

    private static void Step(Process process, MachineRandom random, List<Process> processes, Machine machine)
    {
        var start = new VirtualAddress(TestProcess.Arena + (random.NextBelow(48) * Page));
        var length = (random.NextBelow(8) + 1) * Page;
        var protection = (Protection)random.NextBelow(8);
        var result = random.NextBelow(13) switch
        {
            0 or 1 => process.Mmap(start, length, protection, MapFlags.Private | MapFlags.Anonymous | MapFlags.Fixed),
            2 => process.Mmap(start, length, protection, MapFlags.Private | MapFlags.Anonymous | MapFlags.GrowsDown),
            3 => process.Munmap(start, length),
            4 or 5 => process.Mprotect(start, length, protection),
            6 => process.Mremap(start, length, (random.NextBelow(8) + 1) * Page, MremapFlags.MayMove),
            7 => process.Mremap(start, length, length, MremapFlags.MayMove | MremapFlags.Fixed, new(TestProcess.Arena + (random.NextBelow(96) * Page))),
            8 => process.Madvise(start, length, (MadviseAdvice)random.NextBelow(22)),
            9 => random.NextBelow(2) == 0 ? process.Mlock(start, length) : process.Munlock(start, length),
            10 => process.Brk(process.Mm.StartBrk + (random.NextBelow(20) * 0x800)),
            11 => process.Mremap(start, length, length, MremapFlags.MayMove | MremapFlags.DontUnmap),
            _ => default,
        };
        if (!result.IsOk) Assert.NotNull(result.Rule);
        if (random.NextBelow(3) == 0) process.Store(start, 1);
        if (random.NextBelow(40) == 0 && processes.Count < 4) processes.Add(machine.Processes[(int)TestProcess.Value(process.Fork())]);
    }
}
