using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;
using static MemDsl.Runtime.Exec.ElfSegmentFlags;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Model and kernel load the same files, and must agree about every area.</summary>
[Collection(HostPrograms.Name)]
public class LiveKernelTests
{
    private static readonly Lazy<string?> Missing = new(LiveKernel.Missing);

    private static readonly Gen<ElfSegmentFlags> Permissions = Gen.Elements(Read, Read | Write, Read | Execute, Read | Write | Execute, None, Write, Execute);

    private static readonly Gen<ElfImageTemplate> Linked =
        from sections in (from flags in Permissions from size in Gen.Choose(1, 20000) from isNoBits in Gen.Elements(false, false, true) select (flags, size, isNoBits)).ListOf()
        from isDynamic in Gen.Elements(false, true)
        from is32 in Gen.Elements(false, false, true)
        from stack in Gen.Elements(ElfStack.ReadWrite, ElfStack.ReadWriteExecute, ElfStack.Absent)
        select new ElfImageTemplate
        {
            Name = "linked",
            Type = isDynamic ? ElfType.SharedObject : ElfType.Executable,
            Class = is32 ? ElfClass.Elf32 : ElfClass.Elf64,
            Stack = stack,
            Sections = [new(".text", 4096, Read | Execute), .. sections.Take(12).Select((s, i) => new ElfSectionTemplate($".s{i}", (ulong)s.size, s.flags, s.isNoBits))],
        };

    private static readonly Gen<ElfImageTemplate> Loads =
        from loads in (from flags in Permissions
                       from address in Gen.Choose(0x401, 0x40c)
                       from inPage in Gen.Elements(0, 0, 1, 16, 0xfff)
                       from fileSize in Gen.Elements(0, 0, 1, 100, 4095, 4096, 4097, 9000)
                       from more in Gen.Elements(0, 0, 1, 4096, 20000)
                       from align in Gen.Elements(0, 1, 3, 4096, 65536)
                       from spoilt in Gen.Choose(0, 60)
                       select new ElfLoadTemplate(
                           spoilt == 1 ? 0x7fff_ffff_e000 : ((ulong)address << 12) + (ulong)inPage,
                           flags,
                           (ulong)fileSize,
                           spoilt == 2 ? (ulong)fileSize / 2 : spoilt == 3 ? 1ul << 47 : (ulong)(fileSize + more),
                           (ulong)align)).ListOf()
        from isDynamic in Gen.Elements(false, true)
        select new ElfImageTemplate
        {
            Name = "loads",
            Type = isDynamic ? ElfType.SharedObject : ElfType.Executable,
            Loads = [new(0x400000, Read | Execute, 4096), .. loads.Take(5)],
        };

    [Fact]
    public void Linked_images_lie_where_the_kernel_puts_them() => Compare(Linked, 30);

    [Fact]
    public void Overlapping_and_odd_segments_lie_where_the_kernel_puts_them() => Compare(Loads, 60);

    [Fact]
    public void Programs_with_an_interpreter_lie_where_the_kernel_puts_them()
    {
        Assert.SkipUnless(Missing.Value is null, Missing.Value ?? "");
        using var kernel = new LiveKernel();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20, 5), Prop.ForAll(Linked.Zip(Linked).ToArbitrary(), pair =>
        {
            // Two programs for fixed addresses would lie on each other.
            var (program, interpreter) = (pair.Item1, pair.Item2 with { Class = pair.Item1.Class, Base = pair.Item2.Type == ElfType.Executable ? 0x600000 : null });
            var path = kernel.PathOf("interpreter");
            var loader = kernel.Write("interpreter", SampleImages.Build(interpreter));
            var bytes = SampleImages.Build(program with { Interpreter = path });
            var live = kernel.Run(program.Name, bytes);
            Assert.Equal(live ?? "killed", Model(kernel.PathOf(program.Name), bytes, ProgramImage.FromBytes(path, loader)));
        }));
    }

    private static void Compare(Gen<ElfImageTemplate> templates, int count)
    {
        Assert.SkipUnless(Missing.Value is null, Missing.Value ?? "");
        using var kernel = new LiveKernel();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20, 7), Prop.ForAll(templates.ToArbitrary(), template =>
        {
            var live = kernel.Run(template.Name, SampleImages.Build(template));
            Assert.Equal(live ?? "killed", Model(kernel.PathOf(template.Name), SampleImages.Build(template)));
        }));
    }

    private static string Model(string path, byte[] bytes, ProgramImage? interpreter = null)
    {
        var machine = new Machine(MachineOptions.Default);
        var spawned = machine.Spawn(new SpawnRequest(ProgramImage.FromBytes(path, bytes, interpreter)));
        if (!spawned.IsOk)
            return "killed";
        var process = machine.Processes[(int)spawned.Value];
        return string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a))));
    }
}
