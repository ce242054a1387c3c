using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Damaged ELF files are executed: an errno or a signal may come of it, never an exception, a leak, or another answer than the kernel's.</summary>
[Collection(HostPrograms.Name)]
public class ExecFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        SampleImages.Build(SampleImages.App),
        SampleImages.Build(SampleImages.Pie),
        SampleImages.Build(SampleImages.App32),
        SampleImages.Build(SampleImages.Unaligned with { Type = ElfType.SharedObject }),
        SampleImages.Build(SampleImages.Explicit),
    ];

    private static readonly ulong[] Values = [0, 1, 2, 3, 7, 0xfff, 0x1000, 0x1001, 0x5000, 0x400000, 0x7fffffffe000, 0x7ffffffff000, 1ul << 47, 1ul << 63, ulong.MaxValue, 0xffffe000, 0xfffff000];

    /// <summary>Damage within the headers, which start every one of the files: a byte, or a whole word of a value that stands for trouble.</summary>
    private static readonly Gen<byte[]> Damaged =
        from seed in Gen.Elements(Seeds)
        from changes in (from at in Gen.Choose(16, 300) from value in Gen.Elements(Values) from size in Gen.Elements(1, 1, 2, 4, 8) select (at, value, size)).ListOf()
        select changes.Take(3).Aggregate(seed, (bytes, change) => bytes.With(change.at / change.size * change.size, change.value, change.size));

    [Fact]
    public void Damaged_files_leave_a_sound_machine()
    {
        var machine = new Machine(MachineOptions.Default with { Ram = 32 << 20 });
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20, 1), Prop.ForAll(Damaged.ToArbitrary(), bytes =>
        {
            var spawned = machine.Spawn(new SpawnRequest(ProgramImage.FromBytes("damaged", bytes)));
            machine.Validate();
            if (spawned.IsOk)
                Assert.True(machine.Processes[(int)spawned.Value].Exit(0).IsOk);
            Assert.Empty(machine.Processes.All);
            if (machine.Buddy.FreePages < 2000)
                machine = new Machine(machine.Options);
        }));
    }

    [Fact]
    public void The_hosts_kernel_gives_the_same_answer()
    {
        var missing = LiveKernel.Missing();
        Assert.SkipUnless(missing is null, missing ?? "");
        using var kernel = new LiveKernel();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(80).WithReplay(20, 3), Prop.ForAll(Damaged.ToArbitrary(), bytes =>
        {
            var copy = (byte[])bytes.Clone();
            var live = kernel.Run("damaged", copy);

            // Rights and memory to spare, so that what the host lets pass is not refused for want of them.
            var machine = new Machine(MachineOptions.Default with { Ram = 64ul << 30 });
            var spawned = machine.Spawn(new SpawnRequest(ProgramImage.FromBytes(kernel.PathOf("damaged"), copy)) { Capabilities = Capabilities.All });

            // A program that dies at once may have been loaded: its entry need not be code any more.
            if (live is null)
                return;
            Assert.True(spawned.IsOk, $"{spawned} {spawned.Reason}\n{live}");
            var process = machine.Processes[(int)spawned.Value];
            Assert.Equal(live, string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a)))));
        }));
    }
}
