using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Exec.ElfSegmentFlags;

namespace MemDsl.Runtime.Tests.Exec;

public class SharedObjectTests
{
    private const string LibC =
        """
        DYN 271e0
        LOAD 0 0 25388 25388 R 1000
        LOAD 26000 26000 1550fc 1550fc RX 1000
        LOAD 17c000 17c000 52c31 52c31 R 1000
        LOAD 1cf8d0 1cf8d0 4f98 12680 RW 1000
        GNU_STACK 0 0 0 0 RW 10
        GNU_RELRO 1cf8d0 1cf8d0 3730 3730 R 1
        """;

    private static ProgramImage Image(ElfImageTemplate template) => ProgramImage.FromBytes(template.Name, SampleImages.Build(template));

    private static Process Spawn(ProgramImage image)
    {
        var machine = new Machine(MachineOptions.Default);
        return machine.Processes[(int)machine.Spawn(new SpawnRequest(image) { Arguments = ["/bin/sh", "-c", "echo hi"], Environment = ["PATH=/usr/bin:/bin", "LANG=C", "HOME=/"] }).Value];
    }

    private static string Maps(Process process) => string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a))));

    private static ulong Ok(SyscallResult result)
    {
        Assert.True(result.IsOk, result.Reason);
        return result.Value;
    }

    [Fact]
    public void A_shell_with_its_libc_looks_as_recorded_before_its_exit()
    {
        // The memory calls of ld.so and dash, as they were recorded; ld.so.cache is any file.
        var shell = RecordedPrograms.All[0];
        var process = Spawn(ProgramImage.FromBytes(shell.Path, StandIn.Build(shell.File), ProgramImage.FromBytes("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", StandIn.Build(RecordedPrograms.Interpreter))));
        const MapFlags Anonymous = MapFlags.Private | MapFlags.Anonymous;
        Assert.Equal(0x7ffff7fc0000ul, Ok(process.Mmap(default, 0x2000, Protection.ReadWrite, Anonymous)));
        var cache = (int)Ok(process.Open(process.Kernel.Files.Create("/etc/ld.so.cache", default, 0x8d87)));
        Assert.Equal(0x7ffff7fb7000ul, Ok(process.Mmap(default, 0x8d87, Protection.Read, MapFlags.Private, cache, 0)));
        Ok(process.Close(cache));
        Assert.Equal(0x7ffff7dd5000ul, Ok(SharedObject.Map(process, ProgramImage.FromBytes("/usr/lib/x86_64-linux-gnu/libc.so.6", StandIn.Build(LibC)))));
        Assert.Equal(0x7ffff7dd2000ul, Ok(process.Mmap(default, 0x3000, Protection.ReadWrite, Anonymous)));
        Ok(process.Mprotect(new(0x555555571000), 0x2000, Protection.Read));
        Ok(process.Mprotect(new(0x7ffff7ffb000), 0x2000, Protection.Read));
        Ok(process.Munmap(new(0x7ffff7fb7000), 0x8d87));
        Ok(process.Brk(new(0x555555597000)));
        Assert.Equal(
            """
            555555554000-555555558000 r--p 00000000 /usr/bin/dash
            555555558000-55555556b000 r-xp 00004000 /usr/bin/dash
            55555556b000-555555571000 r--p 00017000 /usr/bin/dash
            555555571000-555555573000 r--p 0001c000 /usr/bin/dash
            555555573000-555555574000 rw-p 0001e000 /usr/bin/dash
            555555574000-555555576000 rw-p 00000000
            555555576000-555555597000 rw-p 00000000 [heap]
            7ffff7dd2000-7ffff7dd5000 rw-p 00000000
            7ffff7dd5000-7ffff7dfb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/libc.so.6
            7ffff7dfb000-7ffff7f51000 r-xp 00026000 /usr/lib/x86_64-linux-gnu/libc.so.6
            7ffff7f51000-7ffff7fa4000 r--p 0017c000 /usr/lib/x86_64-linux-gnu/libc.so.6
            7ffff7fa4000-7ffff7fa8000 r--p 001cf000 /usr/lib/x86_64-linux-gnu/libc.so.6
            7ffff7fa8000-7ffff7faa000 rw-p 001d3000 /usr/lib/x86_64-linux-gnu/libc.so.6
            7ffff7faa000-7ffff7fb7000 rw-p 00000000
            7ffff7fc0000-7ffff7fc2000 rw-p 00000000
            7ffff7fc2000-7ffff7fc6000 r--p 00000000 [vvar]
            7ffff7fc6000-7ffff7fc8000 r--p 00000000 [vvar_vclock]
            7ffff7fc8000-7ffff7fca000 r-xp 00000000 [vdso]
            7ffff7fca000-7ffff7fcb000 r--p 00000000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7fcb000-7ffff7ff1000 r-xp 00001000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ff1000-7ffff7ffb000 r--p 00027000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffb000-7ffff7ffd000 r--p 00031000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffff7ffd000-7ffff7fff000 rw-p 00033000 /usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
            7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
            """, Maps(process));
        process.Kernel.Processes[process.Pid].Exit(0);
    }

    [Fact]
    public void A_hole_between_segments_is_closed_and_large_alignment_kept()
    {
        var process = Spawn(Image(SampleImages.App));
        var bytes = SampleImages.Build(SampleImages.Explicit with
        {
            Name = "lib",
            Type = ElfType.SharedObject,
            Entry = null,
            Loads = [new(0, Read | Execute, 4096, 4096, 0x200000), new(0x10000, Read | Write, 100, 9000, 0x200000)],
        });
        var bias = Ok(SharedObject.Map(process, ProgramImage.FromBytes("lib", bytes)));
        Assert.Equal(0ul, bias % 0x200000);
        Assert.Contains(
            $"""
            {bias:x}-{bias + 0x1000:x} r-xp 00000000 lib
            {bias + 0x1000:x}-{bias + 0x10000:x} ---p 00001000 lib
            {bias + 0x10000:x}-{bias + 0x11000:x} rw-p 00001000 lib
            {bias + 0x11000:x}-{bias + 0x13000:x} rw-p 00000000
            """, Maps(process), StringComparison.Ordinal);
        Assert.Equal(0ul, process.Load(new(bias + 0x10064), 8).Value);
    }

    [Fact]
    public void What_ld_so_cannot_map_is_refused()
    {
        var process = Spawn(Image(SampleImages.App));
        Rule? Refusal(byte[] bytes) => SharedObject.Map(process, ProgramImage.FromBytes("lib", bytes)).Rule;
        Assert.Equal(DlopenRules.NotAnObject, Refusal("text"u8.ToArray()));
        Assert.Equal(DlopenRules.NotShared, Refusal(SampleImages.Build(SampleImages.App)));
        Assert.Equal(DlopenRules.WrongClass, Refusal(SampleImages.Build(SampleImages.App32 with { Type = ElfType.SharedObject })));
        Assert.Equal(DlopenRules.NoLoad, Refusal(SampleImages.Build(SampleImages.Explicit with { Type = ElfType.SharedObject, Entry = null, Loads = [new(0, Read, 0)] })));
        Assert.Equal(DlopenRules.OutOfStep, Refusal(SampleImages.Build(SampleImages.Pie).WithSegment(ElfSegmentType.Load, "vaddr", 8)));
        Assert.Equal(DlopenRules.OutOfOrder, Refusal(SampleImages.Build(SampleImages.Pie).WithSegment(ElfSegmentType.Load, "vaddr", 0x8000)));
    }
}
