using FsCheck;
using FsCheck.Fluent;
using static MemDsl.Runtime.Tests.Machines.TestMachine;

namespace MemDsl.Runtime.Tests.Machines;

public class RandomOperationsTests
{
    [Fact]
    public void Any_sequence_of_operations_keeps_every_invariant() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(25),
        Prop.ForAll(ArbMap.Default.ArbFor<ulong>(), seed =>
        {
            var machine = Start();
            var operations = new RandomOperations(machine, seed);
            for (int i = 0; i < 120; i++)
            {
                operations.Step();
                machine.Validate();
            }
        }));

    [Fact]
    public void Ten_thousand_operations_in_a_row_keep_every_invariant()
    {
        var machine = Start();
        var operations = new RandomOperations(machine, 42);
        for (int i = 0; i < 10_000; i++)
        {
            operations.Step();
            if (i % 50 == 0) machine.Validate();
        }

        machine.Validate();
    }

    [Fact]
    public void The_same_operations_give_the_same_machine()
    {
        Assert.Equal(DumpAfter(7, 400), DumpAfter(7, 400));

        static string DumpAfter(ulong seed, int steps)
        {
            var machine = Start();
            var operations = new RandomOperations(machine, seed);
            for (int i = 0; i < steps; i++) operations.Step();
            return machine.Dump();
        }
    }

    [Fact]
    public void A_clone_and_its_original_never_see_each_other()
    {
        var machine = Start();
        var operations = new RandomOperations(machine, 11);
        for (int i = 0; i < 300; i++) operations.Step();
        string before = machine.Dump();

        var clone = machine.Clone();
        Assert.Equal(before, clone.Dump());
        Run(clone, 1);
        Assert.Equal(before, machine.Dump());
        string cloneAfter = clone.Dump();
        Run(machine, 2);
        Assert.Equal(cloneAfter, clone.Dump());
        machine.Validate();
        clone.Validate();

        static void Run(Machine machine, ulong seed)
        {
            var operations = new RandomOperations(machine, seed);
            for (int i = 0; i < 300; i++) operations.Step();
        }
    }

    [Fact]
    public void A_clone_goes_on_as_its_original_would()
    {
        var machine = Start();
        var first = new RandomOperations(machine, 5);
        for (int i = 0; i < 200; i++) first.Step();
        var clone = machine.Clone();
        var here = new RandomOperations(machine, 6);
        var there = new RandomOperations(clone, 6);
        for (int i = 0; i < 200; i++)
        {
            here.Step();
            there.Step();
        }

        Assert.Equal(machine.Dump(), clone.Dump());
    }

    private static Machine Start()
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 16 << 20, Cpus = 2 });
        machine.CreateFile("data", 16 * Page);
        machine.CreateFile("data2", Enumerable.Range(0, 20_000).Select(i => (byte)i).ToArray());
        return machine;
    }
}
