using System.Buffers.Binary;
using MemDsl.Runtime.Exec;

namespace MemDsl.Runtime.Tests.Exec;

public class ElfFileTests
{
    [Fact]
    public void Bytes_that_are_no_elf_give_an_empty_file_and_a_reason()
    {
        var file = ElfFile.Read("#!/bin/sh"u8.ToArray());
        Assert.False(file.IsElf);
        Assert.Empty(file.ProgramHeaders);
        Assert.Contains("magic", Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_at_all_is_no_elf() => Assert.False(ElfFile.Read(default).IsElf);

    [Fact]
    public void A_cut_header_is_said() =>
        Assert.Contains("40 bytes", Assert.Single(ElfFile.Read(SampleImages.Build(SampleImages.App).AsMemory(0, 40)).Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void Symbols_have_their_names()
    {
        var file = ElfFile.Read(SampleImages.Build(SampleImages.App));
        Assert.Equal(["", "_start", "_etext", "_edata", "_end"], file.Symbols.Select(s => s.Name));
        Assert.Equal(0x409000ul, file.Symbols[^1].Value);
    }

    [Fact]
    public void Both_widths_and_both_byte_orders_are_read()
    {
        Assert.Equal(ElfMachine.I386, ElfFile.Read(SampleImages.Build(SampleImages.App32)).Header.Machine);

        var big = new byte[64];
        new byte[] { 0x7f, 0x45, 0x4c, 0x46, 2, 2, 1 }.CopyTo(big, 0);
        BinaryPrimitives.WriteUInt16BigEndian(big.AsSpan(16), (ushort)ElfType.Executable);
        BinaryPrimitives.WriteUInt16BigEndian(big.AsSpan(18), (ushort)ElfMachine.SparcV9);
        BinaryPrimitives.WriteUInt64BigEndian(big.AsSpan(24), 0x1234);
        var file = ElfFile.Read(big);
        Assert.Equal((ElfType.Executable, ElfMachine.SparcV9, 0x1234ul), (file.Header.Type, file.Header.Machine, file.Header.Entry));
    }

    [Fact]
    public void A_count_larger_than_the_file_is_cut_to_what_is_there()
    {
        var bytes = SampleImages.Build(SampleImages.App);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(56), 60000);   // e_phnum
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(60), 60000);   // e_shnum
        var file = ElfFile.Read(bytes);
        Assert.True(file.ProgramHeaders.Length <= bytes.Length / 56);
        Assert.Equal(8, file.Sections.Length);
        Assert.Contains(file.Problems, p => p.Part == "section headers");
    }

    [Fact]
    public void Sections_map_to_segments_as_readelf_lists_them()
    {
        var file = ElfFile.Read(SampleImages.Build(SampleImages.App));
        Assert.Equal(["", ".text", ".rodata", ".data .bss", ""], file.ProgramHeaders.Select(s => string.Join(' ', file.SectionsOf(s))));
    }

    [Fact]
    public void Notes_and_dynamic_entries_of_a_real_file_are_read()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs /bin/sh");
        var file = ElfFile.Read(File.ReadAllBytes("/bin/sh"));
        Assert.SkipUnless(file.IsElf && file.Header.Class == ElfClass.Elf64 && file.Interpreter is not null, "needs a dynamic 64-bit /bin/sh");
        Assert.Empty(file.Problems);
        Assert.Contains(file.Notes, n => n.Owner == "GNU");
        Assert.Contains(file.Dynamic, d => d.Tag == 1 && d.Text!.StartsWith("libc.so", StringComparison.Ordinal));
        Assert.NotEmpty(file.DynamicSymbols);
        Assert.Contains(file.DynamicSymbols, s => s.Name == "fork" || s.Name == "vfork");
    }
}
