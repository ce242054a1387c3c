using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Tests.Machines;

namespace MemDsl.Runtime.Tests.HugeMemory;

public class HugeOperationsTests
{
    /// <summary>With 16 MiB most blocks of 2 MiB are taken after a while, so that huge pages fail and small ones serve.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void Any_sequence_of_operations_keeps_every_invariant(int mebibytes) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(6),
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed =>
        {
            var machine = Start(mebibytes);
            var operations = new RandomHugeOperations(machine, seed);
            for (int i = 0; i < 100; i++)
            {
                operations.Step();
                machine.Validate();
            }
        }));

    [Theory]
    [InlineData(16)]
    [InlineData(96)]
    public void Thousands_of_operations_in_a_row_keep_every_invariant(int mebibytes)
    {
        var machine = Start(mebibytes);
        var operations = new RandomHugeOperations(machine, 42);
        for (int i = 0; i < 4_000; i++)
        {
            operations.Step();
            if (i % 50 == 0) machine.Validate();
        }

        machine.Validate();
    }

    [Fact]
    public void A_clone_goes_on_as_its_original_would_and_neither_sees_the_other()
    {
        var machine = Start(64);
        var first = new RandomHugeOperations(machine, 5);
        for (int i = 0; i < 150; i++) first.Step();
        string before = machine.Dump();
        var clone = machine.Clone();
        Assert.Equal(before, clone.Dump());
        Run(clone);
        Assert.Equal(before, machine.Dump());
        Run(machine);
        Assert.Equal(clone.Dump(), machine.Dump());
        machine.Validate();
        clone.Validate();

        static void Run(Machine machine)
        {
            var operations = new RandomHugeOperations(machine, 6);
            for (int i = 0; i < 150; i++) operations.Step();
        }
    }

    private static Machine Start(int mebibytes) =>
        new(MachineOptions.Default with { Ram = (ulong)mebibytes << 20, TransparentHugepage = TransparentHugepage.Madvise });
}
