using MemDsl.Runtime.Exec;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>What load_elf_binary refuses while it still can be returned, in its order.</summary>
public class ProgramCheckTests
{
    private static readonly byte[] Plain = SampleImages.Build(SampleImages.App);
    private static readonly byte[] Dynamic = SampleImages.Build(SampleImages.Pie with { Interpreter = "/ld" });
    private static readonly byte[] Loader = SampleImages.Build(SampleImages.Pie);

    private static Rule? Check(byte[] program, byte[]? interpreter = null, Architecture architecture = Architecture.X86_64)
    {
        var image = ProgramImage.FromBytes("p", program, interpreter is null ? null : ProgramImage.FromBytes("/ld", interpreter));
        var (file, failure) = ProgramCheck.Check(image, architecture);
        Assert.Equal(file is null, !failure.IsOk);
        return failure.Rule;
    }

    public static TheoryData<string, byte[], Rule> RefusedPrograms => new()
    {
        { "nothing", [], ExecRules.Magic },
        { "a script", "#!/bin/sh\n"u8.ToArray(), ExecRules.Magic },
        { "only the magic", [0x7f, 0x45, 0x4c, 0x46], ExecRules.Type },
        { "an object file", Plain.WithType(1), ExecRules.Type },
        { "a core dump", Plain.WithType(4), ExecRules.Type },
        { "another machine", Plain.WithMachine(183), ExecRules.WrongMachine },
        { "e_phentsize of 32 bits", Plain.WithHeaderSize(32), ExecRules.HeaderSize },
        { "no program headers", Plain.WithHeaderCount(0), ExecRules.HeaderCount },
        { "more than 64K of program headers", Plain.WithHeaderCount(1171), ExecRules.HeaderCount },
        { "program headers past the end", Plain.WithHeadersAt((ulong)Plain.Length - 64), ExecRules.HeadersCut },
        { "program headers far past the end", Plain.WithHeadersAt(ulong.MaxValue - 8), ExecRules.HeadersCut },
        { "a 32-bit file of machine 62", SampleImages.Build(SampleImages.App32).WithMachine(62), ExecRules.HeaderSize },
        { "an empty interpreter path", Dynamic.WithSegment(ElfSegmentType.Interp, "filesz", 1), ExecRules.InterpreterSize },
        { "a huge interpreter path", Dynamic.WithSegment(ElfSegmentType.Interp, "filesz", 4097), ExecRules.InterpreterSize },
        { "an interpreter path past the end", Dynamic.WithSegment(ElfSegmentType.Interp, "offset", (ulong)Dynamic.Length), ExecRules.InterpreterCut },
        { "an interpreter path without NUL", Dynamic.WithSegment(ElfSegmentType.Interp, "filesz", 3), ExecRules.InterpreterNotTerminated },
        { "an interpreter path of no bytes, which is a folder", Dynamic.WithSegment(ElfSegmentType.Interp, "offset", 8).WithSegment(ElfSegmentType.Interp, "filesz", 8), ExecRules.InterpreterRefused },
        { "no such interpreter", Dynamic, ExecRules.InterpreterMissing },
    };

    public static TheoryData<string, byte[], Rule> RefusedInterpreters => new()
    {
        { "a few bytes", Loader[..40], ExecRules.InterpreterHeaderCut },
        { "text", new byte[64], ExecRules.InterpreterMagic },
        { "another machine", Loader.WithMachine(3), ExecRules.InterpreterMachine },
        { "no program headers", Loader.WithHeaderCount(0), ExecRules.InterpreterHeaders },
        { "a wrong e_phentsize", Loader.WithHeaderSize(57), ExecRules.InterpreterHeaders },
        { "program headers past the end", Loader.WithHeadersAt(1ul << 40), ExecRules.InterpreterHeaders },
    };

    [Theory, MemberData(nameof(RefusedPrograms), DisableDiscoveryEnumeration = true)]
    public void Programs_are_refused(string what, byte[] bytes, Rule rule) => Assert.Equal((what, rule), (what, Check(bytes)));

    [Theory, MemberData(nameof(RefusedInterpreters), DisableDiscoveryEnumeration = true)]
    public void Interpreters_are_refused(string what, byte[] bytes, Rule rule) => Assert.Equal((what, rule), (what, Check(Dynamic, bytes)));

    [Fact]
    public void What_the_kernel_never_looks_at_may_be_anything()
    {
        // EI_CLASS, EI_DATA, EI_VERSION, e_version, e_ehsize
        var odd = Plain.With(4, 1, 1).With(5, 2, 1).With(6, 9, 1).With(20, 77, 4).With(52, 1, 2);
        Assert.Null(Check(odd));
    }

    [Fact]
    public void A_32_bit_program_runs_on_both_kernels_and_a_64_bit_one_only_on_its_own()
    {
        var short32 = SampleImages.Build(SampleImages.App32);
        Assert.Null(Check(short32));
        Assert.Null(Check(short32, architecture: Architecture.X86_32));
        Assert.Equal(ExecRules.WrongMachine, Check(Plain, architecture: Architecture.X86_32));
    }

    [Fact]
    public void The_last_stack_header_counts()
    {
        var (file, _) = ElfExecutable.ReadProgram(Plain, Architecture.X86_64);
        Assert.False(file!.StackIsExecutable);
        (file, _) = ElfExecutable.ReadProgram(Plain.WithSegment(ElfSegmentType.GnuStack, "flags", 7), Architecture.X86_64);
        Assert.True(file!.StackIsExecutable);
        (file, _) = ElfExecutable.ReadProgram(Plain.WithSegment(ElfSegmentType.GnuStack, "type", 0), Architecture.X86_64);
        Assert.Null(file!.StackIsExecutable);
    }
}
