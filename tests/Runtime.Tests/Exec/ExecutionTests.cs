using System.Collections.Immutable;
using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;
using static MemDsl.Runtime.Exec.ElfSegmentFlags;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>execve as a whole, on a machine.</summary>
public class ExecutionTests
{
    private static readonly ProgramImage App = Image(SampleImages.App);

    private static ProgramImage Image(ElfImageTemplate template) => ProgramImage.FromBytes(template.Name, SampleImages.Build(template));

    private static Process Spawn(Machine machine, ProgramImage image, Personality personality = Personality.None)
    {
        var spawned = machine.Spawn(new SpawnRequest(image) { Personality = personality });
        Assert.True(spawned.IsOk, spawned.Reason);
        return machine.Processes[(int)spawned.Value];
    }

    private static string Maps(Process process) => string.Join('\n', process.Mm.Areas.All().Select(a => LiveKernel.Shorten(ProcMaps.Line(process, a))));

    private static ExecResult Exec(Process process, ProgramImage image) =>
        process.Exec(new ExecRequest(image, image.FileName, [image.FileName], ImmutableArray<string>.Empty));

    [Fact]
    public void The_first_program_of_the_language_lies_where_its_page_says() => Assert.Equal(
        """
        00400000-00401000 r--p 00000000 app
        00401000-00403000 r-xp 00001000 app
        00403000-00404000 r--p 00003000 app
        00404000-00405000 rw-p 00004000 app
        00405000-00409000 rw-p 00000000
        7ffff7ff7000-7ffff7ffb000 r--p 00000000 [vvar]
        7ffff7ffb000-7ffff7ffd000 r--p 00000000 [vvar_vclock]
        7ffff7ffd000-7ffff7fff000 r-xp 00000000 [vdso]
        7ffffffde000-7ffffffff000 rw-p 00000000 [stack]
        """, Maps(Spawn(new Machine(MachineOptions.Default), App)));

    [Fact]
    public void A_refused_exec_changes_nothing()
    {
        var machine = new Machine(MachineOptions.Default);
        var process = Spawn(machine, App);
        var (maps, free) = (Maps(process), machine.Buddy.FreePages);
        var refused = Assert.IsType<ExecResult.Refused>(Exec(process, ProgramImage.FromBytes("text", "hello"u8.ToArray())));
        Assert.Equal((Errno.ENOEXEC, ExecRules.Magic), (refused.Result.Errno, refused.Result.Rule));
        Assert.Equal((maps, free), (Maps(process), machine.Buddy.FreePages));
    }

    [Fact]
    public void Exec_replaces_everything_and_keeps_the_pid()
    {
        var machine = new Machine(MachineOptions.Default);
        var process = Spawn(machine, App);
        var (pid, maps, free) = (process.Pid, Maps(process), machine.Buddy.FreePages);
        Assert.True(process.Mmap(default, 1 << 20, Protection.ReadWrite, MapFlags.Private | MapFlags.Anonymous).IsOk);
        Assert.IsType<ExecResult.Started>(Exec(process, App));
        Assert.Equal((pid, maps, free), (process.Pid, Maps(process), machine.Buddy.FreePages));
    }

    public static TheoryData<string, ElfImageTemplate, Rule> Killers => new()
    {
        { "no PT_LOAD in a PIE", SampleImages.Explicit with { Type = ElfType.SharedObject, Loads = [new(0, Read, 0, 0)] }, ExecRules.NoLoad },
        { "filesz above memsz", SampleImages.Explicit with { Loads = [new(0x400000, Read, 4096, 100)] }, ExecRules.SegmentBounds },
        { "a segment above user space", SampleImages.Explicit with { Loads = [new(0x7ffffffff000, Read, 0, 0)] }, ExecRules.SegmentBounds },
        { "memory beyond user space", SampleImages.Explicit with { Loads = [new(0x400000, Read, 0x1000, 1ul << 47)] }, MmapRules.BeyondTaskSize },
        { "an entry above user space", SampleImages.App with { Entry = new(null, 1ul << 50) }, ExecRules.EntryOutside },
    };

    [Theory, MemberData(nameof(Killers), DisableDiscoveryEnumeration = true)]
    public void A_load_that_fails_behind_the_point_of_no_return_kills(string what, ElfImageTemplate template, Rule rule)
    {
        var machine = new Machine(MachineOptions.Default);
        var process = Spawn(machine, App);
        Assert.IsType<ExecResult.Started>(Exec(process, App));
        var killed = Assert.IsType<ExecResult.Killed>(Exec(process, Image(template)));
        Assert.Equal((what, rule.Id), (what, killed.Cause.Rule!.Id));
        Assert.Equal((Signal.SIGSEGV, SignalCode.SI_KERNEL), (killed.Signal.Signal, killed.Signal.Code));
        Assert.NotEqual(ProcessState.Running, process.State);
    }

    [Fact]
    public void Segments_out_of_step_with_their_page_kill()
    {
        var bytes = SampleImages.Build(SampleImages.App).WithSegment(ElfSegmentType.Load, "vaddr", 0x400010);
        var spawned = new Machine(MachineOptions.Default).Spawn(new SpawnRequest(ProgramImage.FromBytes("odd", bytes)));
        Assert.Equal(MmapRules.OffsetUnaligned, spawned.Rule);
    }

    [Fact]
    public void An_interpreter_of_another_type_kills_and_one_at_a_taken_place_replaces()
    {
        var machine = new Machine(MachineOptions.Default);
        var program = SampleImages.Build(SampleImages.Pie with { Interpreter = "/ld" });
        var relocatable = ProgramImage.FromBytes("/ld", SampleImages.Build(SampleImages.Pie).WithType(1));
        Assert.Equal(ExecRules.InterpreterType, machine.Spawn(new SpawnRequest(ProgramImage.FromBytes("p", program, relocatable))).Rule);

        var fixedProgram = SampleImages.Build(SampleImages.App with { Interpreter = "/ld" });
        var process = Spawn(machine, ProgramImage.FromBytes("p", fixedProgram, ProgramImage.FromBytes("/ld", SampleImages.Build(SampleImages.App))));
        Assert.Contains("00400000-00401000 r--p 00000000 /ld", Maps(process), StringComparison.Ordinal);
        Assert.Equal(0ul, process.Program!.InterpreterBase);
    }

    [Fact]
    public void Chance_is_the_seeds()
    {
        static string Layout(ulong seed) => Maps(Spawn(new Machine(MachineOptions.Default with { Aslr = true, Seed = seed }), Image(SampleImages.Pie)));
        Assert.Equal(Layout(7), Layout(7));
        Assert.NotEqual(Layout(7), Layout(8));
    }

    [Fact]
    public void Chance_stays_in_its_ranges()
    {
        for (var seed = 1ul; seed <= 50; seed++)
        {
            var machine = new Machine(MachineOptions.Default with { Aslr = true, Seed = seed });
            var process = Spawn(machine, ProgramImage.FromBytes("p", SampleImages.Build(SampleImages.Pie with { Interpreter = "/ld" }), Image(SampleImages.Pie)));
            var mm = process.Mm;
            Assert.InRange(process.Program!.ProgramBias, 0x555555554000ul, 0x555555554000ul + (1ul << 40));
            Assert.InRange(mm.StartStack.Value, 0x7fffffffe000ul - (1ul << 34) - 0x4000, 0x7ffffffffffful);
            Assert.Equal(0ul, mm.StartStack.Value % 16);
            Assert.InRange(mm.StartBrk - mm.Areas.All().Last(a => a.Start.Value < process.Program.ProgramBias + 0x10000).End, 4096ul, 4096ul + (1ul << 30));
            Assert.InRange(process.Program.InterpreterBase, 0x7ffff7fff000ul - (1ul << 40) - (1ul << 34) - (1ul << 20), 0x7ffff7fff000ul);
        }
    }

    [Fact]
    public void Five_levels_leave_programs_below_47_bits()
    {
        var machine = new Machine(MachineOptions.Default with { Paging = "levels5" });
        var process = Spawn(machine, App);
        Assert.EndsWith("7ffffffde000-7ffffffff000 rw-p 00000000 [stack]", Maps(process), StringComparison.Ordinal);
        Assert.True(process.Load(process.Mm.StartStack, 8).IsOk);
    }

    [Theory, InlineData("levels2"), InlineData("pae")]
    public void A_32_bit_kernel_has_three_gigabytes(string paging)
    {
        var machine = new Machine(MachineOptions.Default with { Architecture = Architecture.X86_32, Paging = paging });
        var process = Spawn(machine, Image(SampleImages.App32));
        Assert.Equal(
            """
            08048000-08049000 r--p 00000000 app32
            08049000-0804b000 r-xp 00001000 app32
            0804b000-0804c000 r--p 00003000 app32
            0804c000-0804d000 rw-p 00004000 app32
            0804d000-08051000 rw-p 00000000
            b7ff8000-b7ffc000 r--p 00000000 [vvar]
            b7ffc000-b7ffe000 r--p 00000000 [vvar_vclock]
            b7ffe000-b8000000 r-xp 00000000 [vdso]
            bffdf000-c0000000 rw-p 00000000 [stack]
            """, Maps(process));
        var pie = Spawn(machine, ProgramImage.FromBytes("p", SampleImages.Build(SampleImages.App32 with { Type = ElfType.SharedObject, Interpreter = "/ld" }), Image(SampleImages.App32 with { Type = ElfType.SharedObject, Name = "/ld" })));
        Assert.Equal(0x400000ul, pie.Program!.ProgramBias);
        Assert.Equal(ExecRules.WrongMachine, machine.Spawn(new SpawnRequest(App)).Rule);
    }

    [Fact]
    public void The_vdso_is_an_elf_file_that_programs_can_read()
    {
        var process = Spawn(new Machine(MachineOptions.Default), App);
        var at = process.Program!.AuxiliaryVector.Single(e => e.Type == AuxiliaryType.SysInfoEhdr).Value;
        Assert.Equal(0x464c457ful, process.Load(new(at), 4).Value);
        Assert.True(process.Fetch(new(at + Vdso.SystemCallEntry)).IsOk);
    }

    [Fact]
    public void Exec_gives_back_what_it_took_wherever_memory_ends()
    {
        // The file is cached beforehand; then exec is tried with ever more free frames until it succeeds.
        var machine = new Machine(MachineOptions.Default with { Ram = 16 << 20 });
        var image = ProgramImage.FromBytes("p", SampleImages.Build(SampleImages.Pie with { Interpreter = "/ld" }), Image(SampleImages.Pie with { Name = "/ld" }));
        var first = Spawn(machine, image);
        Assert.True(first.Exit(0).IsOk);

        // Taking all pages makes kswapd give up, so that nobody would work off what a fallback adds to the marks.
        machine.Kernel.Sysctl.WatermarkBoostFactor = 0;
        var taken = new Stack<PageFrameNumber>();
        for (var before = -1; before != taken.Count;)
        {
            // What one type of pages has left at hand, another can have.
            machine.Buddy.DrainAll();
            before = taken.Count;
            while (machine.Buddy.TryAlloc(0, GfpFlags.GFP_KERNEL, out var page)) taken.Push(page);
        }

        for (var attempt = 0; ; attempt++)
        {
            machine.Buddy.DrainAll();
            var free = machine.Buddy.FreePages;
            var spawned = machine.Spawn(new SpawnRequest(image));
            if (spawned.IsOk)
            {
                Assert.InRange(attempt, 5, 40);
                Assert.True(machine.Processes[(int)spawned.Value].Exit(0).IsOk);
                machine.Buddy.DrainAll();
                Assert.Equal(free, machine.Buddy.FreePages);
                return;
            }

            machine.Buddy.DrainAll();
            Assert.Equal((attempt, free), (attempt, machine.Buddy.FreePages));
            machine.Buddy.Free(taken.Pop(), 0);
        }
    }
}
