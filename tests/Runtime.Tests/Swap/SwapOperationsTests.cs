using FsCheck;
using FsCheck.Fluent;

namespace MemDsl.Runtime.Tests.Swap;

public class SwapOperationsTests
{
    /// <summary>With 32 MiB nothing is short; with 8 MiB reclaim runs all the time, and sometimes the OOM killer.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    public void Contents_never_change_through_swapping(int mebibytes) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(6),
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed =>
        {
            var machine = Start(mebibytes);
            var operations = new RandomSwapOperations(machine, seed);
            for (int i = 0; i < 150; i++)
            {
                operations.Step();
                if (i % 5 == 0) machine.Validate();
            }

            operations.CheckAll();
            machine.Validate();
        }));

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Thousands_of_operations_in_a_row_keep_contents_and_every_invariant(int mebibytes)
    {
        var machine = Start(mebibytes);
        var operations = new RandomSwapOperations(machine, 7);
        for (int i = 0; i < 1_500; i++)
        {
            operations.Step();
            if (i % 100 != 0) continue;
            operations.CheckAll();
            machine.Validate();
        }
    }

    [Fact]
    public void A_clone_of_a_machine_with_swapped_pages_goes_on_by_itself()
    {
        var machine = Start(8);
        var operations = new RandomSwapOperations(machine, 3);
        for (int i = 0; i < 200; i++) operations.Step();
        var clone = machine.Clone();
        clone.Validate();
        ulong used = clone.Kernel.Swap.TotalPages - clone.Kernel.Swap.FreePages;
        for (int i = 0; i < 200; i++) operations.Step();
        operations.CheckAll();
        machine.Validate();
        clone.Validate();
        Assert.Equal(used, clone.Kernel.Swap.TotalPages - clone.Kernel.Swap.FreePages);
    }

    private static Machine Start(int mebibytes) => new(MachineOptions.Default with { Ram = (ulong)mebibytes << 20, Swap = 16UL << 20, OvercommitMemory = 1 });
}
