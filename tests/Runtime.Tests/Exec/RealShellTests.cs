using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Processes;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>The host's own /bin/sh with its own ld.so.</summary>
public class RealShellTests
{
    private static ProgramImage Shell()
    {
        var opened = ProgramImage.Open(new HostFiles(), "/bin/sh");
        Assert.SkipUnless(opened.Image is { Interpreter: not null, Elf.Header.Machine: ElfMachine.X86_64 }, "needs a dynamic 64-bit /bin/sh");
        return opened.Image!;
    }

    private static Process Spawn(ProgramImage image)
    {
        var machine = new Machine(MachineOptions.Default);
        var spawned = machine.Spawn(new SpawnRequest(image) { Arguments = ["/bin/sh", "-c", "echo hi"], Environment = ["PATH=/usr/bin:/bin", "LANG=C", "HOME=/"] });
        Assert.True(spawned.IsOk, spawned.Reason);
        return machine.Processes[(int)spawned.Value];
    }

    private static string Maps(Process process) => string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a))));

    [Fact]
    public void It_loads_where_Linux_put_it_if_it_is_the_recorded_one()
    {
        var shell = Shell();
        var recorded = RecordedPrograms.All[0];
        static string Loads(ElfFile file) => string.Join(' ', file.ProgramHeaders.Where(s => s.Type == ElfSegmentType.Load));
        Assert.SkipUnless(
            Loads(shell.Elf) == Loads(ElfFile.Read(StandIn.Build(recorded.File))) && Loads(shell.Interpreter!.Elf) == Loads(ElfFile.Read(StandIn.Build(RecordedPrograms.Interpreter))),
            "needs dash and glibc of Debian 12");
        Assert.Equal(recorded.Maps, Maps(Spawn(shell)));
    }

    [Fact]
    public void Its_areas_show_resolved_paths_and_its_stack_the_given_one()
    {
        var shell = Shell();
        var process = Spawn(shell);
        Assert.EndsWith(shell.Path, Maps(process).Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("/bin/sh", process.Program!.AuxiliaryVector.Single(e => e.Type == AuxiliaryType.ExecFn) is var entry ? ReadText(process, entry.Value) : "");
    }

    [Fact]
    public void The_heap_starts_behind_its_bss()
    {
        var process = Spawn(Shell());
        var end = process.Mm.Areas.All().Last(a => a.Start.Value < 0x600000000000).End;
        Assert.Equal(end, process.Mm.StartBrk);
        var moved = process.Sbrk(4096);
        Assert.True(moved.IsOk, moved.Reason);
        Assert.Contains($"{end.Value:x}-{end.Value + 4096:x} rw-p 00000000 [heap]", Maps(process), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bytes_of_its_text_are_the_files()
    {
        var shell = Shell();
        var process = Spawn(shell);
        var entry = shell.Elf.Header.Entry;
        var first = process.Load(new(process.Program!.ProgramBias + entry));
        Assert.True(first.IsOk, first.Reason);
        Assert.Equal(shell.Bytes.Span[(int)shell.Elf.FileOffsetOf(entry)!.Value], first.Value);
    }

    private static string ReadText(Process process, ulong at)
    {
        var text = "";
        while (process.Load(new(at++)).Value is var value and not 0)
            text += (char)value;
        return text;
    }
}
