using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Physical;

namespace MemDsl.Runtime.Tests.Reclaim;

/// <summary>On machines that are much too small, no page's content ever changes unasked.</summary>
public class PressureTests
{
    [Theory]
    [InlineData(0UL)]
    [InlineData(24UL)]
    public void Contents_survive_reclaim(ulong swapMebibytes) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(12),
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed => Play(seed, swapMebibytes, steps: 500, validateEvery: 20)));

    [Fact]
    public void Contents_survive_a_long_time_of_swapping()
    {
        var machine = Play(42, swapMebibytes: 40, steps: 12_000, validateEvery: 500);
        Assert.True(machine.Kernel.VmStat[VmEvent.PSwpOut] > 10_000, "hardly anything was swapped");
        Assert.True(machine.Kernel.VmStat[VmEvent.PSwpIn] > 5_000, "hardly anything came back");
        Assert.True(machine.Kernel.VmStat[VmEvent.PgStealFile] > 1_000, "hardly any page of a file was dropped");
    }

    private static Machine Play(ulong seed, ulong swapMebibytes, int steps, int validateEvery)
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 8UL << 20, Boot = BootKind.Bare, Swap = swapMebibytes << 20, OvercommitMemory = 1 });
        var model = new ContentModel(machine, seed, mostPages: swapMebibytes == 0 ? 150 : 700);
        for (int i = 0; i < steps; i++)
        {
            model.Step();
            if (i % validateEvery == 0) machine.Validate();
        }

        model.CompareAll();
        machine.Validate();
        Assert.True(model.Compared > steps / 4, $"only {model.Compared} loads were compared");
        return machine;
    }
}
