using MemDsl.Runtime.Exec;
using static MemDsl.Runtime.Exec.ElfSegmentFlags;

namespace MemDsl.Runtime.Tests.Exec;

public class ElfImageBuilderTests
{
    private static string Segments(ElfImageTemplate template) => string.Join('\n', ElfFile.Read(SampleImages.Build(template)).ProgramHeaders.Select(
        s => $"{s.Type} {s.Offset:x} {s.VirtualAddress:x} {s.FileSize:x} {s.MemorySize:x} {s.Flags} {s.Align:x}"));

    private static ElfImageProblem OnlyProblem(ElfImageTemplate template)
    {
        var result = ElfImageBuilder.Build(template);
        Assert.True(result.Bytes.IsEmpty);
        return Assert.Single(result.Problems);
    }

    [Fact]
    public void Each_run_of_equal_permissions_is_a_segment_on_the_next_page_and_bss_takes_no_file() => Assert.Equal(
        """
        Load 0 400000 158 158 Read 1000
        Load 1000 401000 2000 2000 Execute, Read 1000
        Load 3000 403000 1000 1000 Read 1000
        Load 4000 404000 1000 5000 Write, Read 1000
        GnuStack 0 0 0 0 Write, Read 10
        """, Segments(SampleImages.App));

    [Fact]
    public void Nobits_sections_move_behind_the_bytes_of_their_segment()
    {
        var file = ElfFile.Read(SampleImages.Build(SampleImages.Unaligned));
        Assert.Equal(0x403000ul, file.FindSection(".rodata")!.Address);
        Assert.Equal(0x404000ul, file.FindSection(".tdata")!.Address);
        Assert.Equal(0x404010ul, file.FindSection(".data")!.Address);
        Assert.Equal(0x404140ul, file.FindSection(".bss")!.Address);
        Assert.Equal(0x406850ul, file.FindSection(".heap")!.Address);
        Assert.Equal(0x507000ul, file.FindSection(".stub")!.Address);
        Assert.Equal(ElfSectionType.NoBits, file.FindSection(".heap")!.Type);
        var data = file.ProgramHeaders.First(s => s.VirtualAddress == 0x404000);
        Assert.Equal((0x13cul, 0x102850ul), (data.FileSize, data.MemorySize));
    }

    [Fact]
    public void The_first_explicit_load_covers_the_headers() => Assert.Equal(
        """
        Load 0 400000 1000 1000 Execute, Read 1000
        Load 1000 402000 c00 2800 Write, Read 1000
        GnuStack 0 0 0 0 Write, Read 10
        """, Segments(SampleImages.Explicit));

    [Fact]
    public void A_load_within_a_page_gets_the_same_place_within_a_page_of_the_file() => Assert.Equal(
        """
        Load 1123 600123 10 2000 Write, Read 200000
        Load 2800 700800 10 10 Execute, Read 1000
        """, Segments(new ElfImageTemplate
        {
            Name = "x",
            Stack = ElfStack.Absent,
            Loads = [new(0x600123, Read | Write, 16, 0x2000, 0x200000), new(0x700800, Read | Execute, 16)],
        }));

    [Fact]
    public void An_interpreter_brings_phdr_and_interp_first()
    {
        var file = ElfFile.Read(SampleImages.Build(SampleImages.Pie with { Interpreter = "/lib/ld.so", Stack = ElfStack.ReadWriteExecute }));
        Assert.Equal([ElfSegmentType.Phdr, ElfSegmentType.Interp, ElfSegmentType.Load], file.ProgramHeaders.Take(3).Select(s => s.Type));
        Assert.Equal("/lib/ld.so", file.Interpreter);
        Assert.Equal(Read | Write | Execute, file.StackFlags);
        Assert.Equal([".interp"], file.SectionsOf(file.ProgramHeaders[1]));
    }

    [Fact]
    public void Entry_is_the_first_code_unless_said_otherwise()
    {
        Assert.Equal(0x401000ul, ElfFile.Read(SampleImages.Build(SampleImages.App)).Header.Entry);
        Assert.Equal(0x401010ul, ElfFile.Read(SampleImages.Build(SampleImages.App with { Entry = new(".text", 16) })).Header.Entry);
        Assert.Equal(0x1000ul, ElfFile.Read(SampleImages.Build(SampleImages.Pie)).Header.Entry);
        Assert.Equal(0x0804_9000ul, ElfFile.Read(SampleImages.Build(SampleImages.App32)).Header.Entry);
    }

    [Fact]
    public void Default_bases_are_the_linkers()
    {
        Assert.Equal(0x0804_8000ul, ElfFile.Read(SampleImages.Build(SampleImages.App32)).ProgramHeaders[0].VirtualAddress);
        Assert.Equal(0ul, ElfFile.Read(SampleImages.Build(SampleImages.Pie)).ProgramHeaders[0].VirtualAddress);
        Assert.Equal(0x10000ul, ElfFile.Read(SampleImages.Build(SampleImages.App with { Base = 0x10000 })).ProgramHeaders[0].VirtualAddress);
    }

    [Fact]
    public void The_same_template_gives_the_same_bytes() =>
        Assert.Equal(SampleImages.Build(SampleImages.Unaligned), SampleImages.Build(SampleImages.Unaligned));

    [Fact]
    public void What_is_built_reads_back_without_problems()
    {
        foreach (var template in new[] { SampleImages.App, SampleImages.Pie, SampleImages.App32, SampleImages.Unaligned, SampleImages.Explicit })
            Assert.Empty(ElfFile.Read(SampleImages.Build(template)).Problems);
    }

    [Fact]
    public void Problems_name_the_part()
    {
        Assert.Equal(ElfImagePart.Base, OnlyProblem(SampleImages.App with { Base = 0x400123 }).Part);
        Assert.Equal(ElfImagePart.Base, OnlyProblem(SampleImages.App32 with { Base = 0x1_0000_0000 }).Part);
        Assert.Equal(ElfImagePart.Entry, OnlyProblem(SampleImages.App with { Entry = new(".tex", 0) }).Part);
        Assert.Equal(ElfImagePart.Entry, OnlyProblem(SampleImages.App with { Entry = new(".text", 8192) }).Part);
        Assert.Equal((ElfImagePart.Section, 1), Where(OnlyProblem(SampleImages.App with { Sections = [new(".a", 1, Read), new(".a", 1, Read)] })));
        Assert.Equal((ElfImagePart.Section, 0), Where(OnlyProblem(SampleImages.App with { Sections = [new(".a", 1ul << 40, Read)] })));
        Assert.Equal((ElfImagePart.Section, 0), Where(OnlyProblem(SampleImages.App with { Sections = [new(".bss", ulong.MaxValue, Read)] })));
        Assert.Equal((ElfImagePart.Section, 0), Where(OnlyProblem(SampleImages.Explicit with { Sections = [new(".a", 1, Read)], Entry = null })));
        Assert.Equal((ElfImagePart.Load, 0), Where(OnlyProblem(SampleImages.App32 with { Sections = [], Loads = [new(1ul << 32, Read, 1)] })));
        Assert.Equal(ElfImagePart.Interpreter, OnlyProblem(SampleImages.App with { Interpreter = "" }).Part);

        static (ElfImagePart, int) Where(ElfImageProblem problem) => (problem.Part, problem.Index);
    }
}
