using System.Globalization;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Programs with the headers of recorded ones must come to lie where Linux put those.</summary>
public class RecordedExecTests
{
    public static TheoryData<RecordedProgram> Recordings => [.. RecordedPrograms.All];

    private static (Machine Machine, Process Process) Spawn(RecordedProgram recorded)
    {
        var interpreter = ProgramImage.FromBytes("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", StandIn.Build(RecordedPrograms.Interpreter));
        var machine = new Machine(MachineOptions.Default with { Layout = recorded.IsLegacy ? MmapLayout.Legacy : MmapLayout.TopDown });
        var spawned = machine.Spawn(new SpawnRequest(ProgramImage.FromBytes(recorded.Path, StandIn.Build(recorded.File), interpreter))
        {
            ExecPath = recorded.Arguments[0],
            Arguments = [.. recorded.Arguments],
            Environment = ["PATH=/usr/bin:/bin", "LANG=C", "HOME=/"],
        });
        Assert.True(spawned.IsOk, spawned.Reason);
        return (machine, machine.Processes[(int)spawned.Value]);
    }

    [Theory, MemberData(nameof(Recordings), DisableDiscoveryEnumeration = true)]
    public void Areas_stand_where_Linux_put_them(RecordedProgram recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var (_, process) = Spawn(recorded);
        Assert.Equal(recorded.Maps, string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a)))));
    }

    [Theory, MemberData(nameof(Recordings), DisableDiscoveryEnumeration = true)]
    public void Marks_of_mm_struct_are_Linuxs(RecordedProgram recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var mm = Spawn(recorded).Process.Mm;
        VirtualAddress[] marks = [mm.StartCode, mm.EndCode, mm.StartData, mm.EndData, mm.StartBrk, mm.StartStack, mm.ArgStart, mm.ArgEnd, mm.EnvStart, mm.EnvEnd];
        Assert.Equal(recorded.Mm, string.Join(' ', marks.Select(m => m.Value.ToString("x", CultureInfo.InvariantCulture))));
        Assert.Equal(mm.StartBrk, mm.Brk);
    }

    [Theory, MemberData(nameof(Recordings), DisableDiscoveryEnumeration = true)]
    public void The_stack_holds_what_Linux_put_there(RecordedProgram recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var (_, process) = Spawn(recorded);
        var at = process.Mm.StartStack;
        Assert.Equal((ulong)recorded.Arguments.Length, Word(process, at));
        for (var i = 0; i < recorded.Arguments.Length; i++)
            Assert.Equal(recorded.Arguments[i], Text(process, Word(process, at + (8 * ((ulong)i + 1)))));

        at += 8 * ((ulong)recorded.Arguments.Length + 2);
        Assert.Equal("PATH=/usr/bin:/bin", Text(process, Word(process, at)));
        at += 8 * 4;
        var vector = new Dictionary<ulong, ulong>();
        for (; Word(process, at) != 0; at += 16)
            vector.Add(Word(process, at), Word(process, at + 8));
        var known = recorded.Auxv.Split(' ').Select(pair => pair.Split('=')).ToArray();
        Assert.Equal(recorded.Auxv, string.Join(' ', known.Select(pair => $"{pair[0]}={vector[ulong.Parse(pair[0], CultureInfo.InvariantCulture)]:x}")));
        Assert.Equal("x86_64", Text(process, vector[15]));
        Assert.Equal(recorded.Arguments[0], Text(process, vector[31]));
    }

    [Theory, MemberData(nameof(Recordings), DisableDiscoveryEnumeration = true)]
    public void Counters_are_Linuxs(RecordedProgram recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var status = Spawn(recorded).Process.Status();
        ulong[] counters = [status.VmSize, status.VmRSS, status.VmData, status.VmStk, status.VmExe, status.VmLib, status.VmPTE];
        Assert.Equal(recorded.Status, string.Join(' ', counters.Select(c => (c / 1024).ToString(CultureInfo.InvariantCulture))));
    }

    public static TheoryData<RecordedStub> Stubs => [.. RecordedStubs.All];

    [Theory, MemberData(nameof(Stubs), DisableDiscoveryEnumeration = true)]
    public void Stack_limits_layouts_widths_and_executable_stacks_are_Linuxs(RecordedStub recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var start = recorded.Is64Bit ? 0x400000ul : 0x08048000ul;
        var template = new ElfImageTemplate
        {
            Name = recorded.Is64Bit ? "stub64" : "stub32",
            Class = recorded.Is64Bit ? ElfClass.Elf64 : ElfClass.Elf32,
            Entry = new ElfEntryPoint(null, start + 0x240),
            Stack = recorded.Stack switch { "rw" => ElfStack.ReadWrite, "rwx" => ElfStack.ReadWriteExecute, _ => ElfStack.Absent },
            Loads =
            [
                new(start, ElfSegmentFlags.Read | ElfSegmentFlags.Execute, 4096),
                new(start + 0x2000, ElfSegmentFlags.Read | ElfSegmentFlags.Write, 3072, 10240),
            ],
        };
        var machine = new Machine(MachineOptions.Default);
        var path = new string('s', 24);
        var spawned = machine.Spawn(new SpawnRequest(ProgramImage.FromBytes(template.Name, SampleImages.Build(template)))
        {
            ExecPath = path,
            Arguments = [path],
            Environment = [new string('b', 2052)],
            Limits = [(Resource.Stack, new ResourceLimit(recorded.StackLimit, ResourceLimit.Infinity))],
            Personality = (recorded.IsLegacy ? Personality.CompatLayout : Personality.None) | (recorded.Is64Bit ? Personality.None : Personality.Limit3Gb),
        });
        Assert.True(spawned.IsOk, spawned.Reason);
        var process = machine.Processes[(int)spawned.Value];
        Assert.Equal(recorded.Maps, string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a)))));
        Assert.Equal(recorded.Marks, $"{process.Mm.StartBrk.Value:x} {process.Mm.StartStack.Value:x}");
    }

    private static ulong Word(Process process, VirtualAddress at)
    {
        var loaded = process.Load(at, 8);
        Assert.True(loaded.IsOk, loaded.Reason);
        return loaded.Value;
    }

    private static string Text(Process process, ulong at)
    {
        var text = "";
        for (; ; at++)
        {
            var loaded = process.Load(new VirtualAddress(at));
            Assert.True(loaded.IsOk, loaded.Reason);
            if (loaded.Value == 0)
                return text;
            text += (char)loaded.Value;
        }
    }
}
