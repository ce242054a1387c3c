using FsCheck;
using FsCheck.Fluent;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Any bytes are read, in bounded time and memory, without an exception.</summary>
public class ElfFileFuzzTests
{
    private static readonly byte[][] Seeds =
    [
        SampleImages.Build(SampleImages.App),
        SampleImages.Build(SampleImages.App32),
        SampleImages.Build(SampleImages.Unaligned with { Interpreter = "/lib64/ld-linux-x86-64.so.2" }),
        SampleImages.Build(SampleImages.Explicit),
        File.Exists("/bin/sh") ? File.ReadAllBytes("/bin/sh") : [],
    ];

    private static void ReadAll(byte[] bytes)
    {
        var file = ElfFile.Read(bytes);
        foreach (var segment in file.ProgramHeaders.Take(100))
            file.SectionsOf(segment);
        Assert.True(file.Sections.Length <= bytes.Length);
        Assert.True(file.Symbols.Length + file.DynamicSymbols.Length <= bytes.Length);
        Assert.NotNull(file.Problems);
    }

    [Fact]
    public void Random_bytes_are_read() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ReadAll).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_bytes_behind_a_magic_are_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), rest => ReadAll([0x7f, 0x45, 0x4c, 0x46, .. rest])).QuickCheckThrowOnFailure();

    [Fact]
    public void Changed_files_are_read()
    {
        var change = Gen.Choose(0, int.MaxValue - 1).Zip(Gen.Choose(0, 255));
        var cases =
            from seed in Gen.Choose(0, Seeds.Length - 1)
            from changes in change.ArrayOf(12)
            from cut in Gen.Choose(0, 100)
            select (seed, changes, cut);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithReplay(20, 9), Prop.ForAll(cases.ToArbitrary(), input =>
        {
            var bytes = (byte[])Seeds[input.seed].Clone();
            if (bytes.Length == 0)
                return;
            foreach (var (at, value) in input.changes)
                bytes[at % 3 == 0 ? at % bytes.Length : at % Math.Min(bytes.Length, 1024)] = (byte)value;   // headers are hit more often
            if (input.cut < 10)
                bytes = bytes[..(bytes.Length * input.cut / 10)];
            ReadAll(bytes);
        }));
    }

    [Fact]
    public void Overlapping_names_do_not_take_more_memory_than_their_budget()
    {
        // A file of 'a's in which each of 40,000 symbols names the longest string it can.
        var bytes = SampleImages.Build(SampleImages.App with { Sections = [new(".names", 2 << 20, ElfSegmentFlags.Read)] });
        var file = ElfFile.Read(bytes);
        var symbols = file.Sections.First(s => s.Type == ElfSectionType.SymTab);
        var strings = file.Sections[(int)symbols.Link];
        var names = file.FindSection(".names")!;
        bytes.AsSpan((int)names.Offset, (int)names.Size).Fill((byte)'a');
        for (var i = 0; i < (int)names.Size; i += 4096)
            bytes[(int)names.Offset + i + 4095] = 0;
        Patch(bytes, file, symbols, names.Offset, names.Size);
        Patch(bytes, file, strings, names.Offset, names.Size);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEmpty(ElfFile.Read(bytes).Symbols);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 400 << 20);

        static void Patch(byte[] bytes, ElfFile file, ElfSection section, ulong offset, ulong size)
        {
            var header = bytes.AsSpan((int)file.Header.SectionHeaderOffset + (section.Index * 64));
            BitConverter.TryWriteBytes(header[24..], offset);
            BitConverter.TryWriteBytes(header[32..], size);
        }
    }
}
