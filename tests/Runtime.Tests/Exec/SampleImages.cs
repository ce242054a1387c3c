using MemDsl.Runtime.Exec;
using static MemDsl.Runtime.Exec.ElfSegmentFlags;

namespace MemDsl.Runtime.Tests.Exec;

/// <summary>Templates that several tests build.</summary>
internal static class SampleImages
{
    public static ElfImageTemplate App => new()
    {
        Name = "app",
        Sections =
        [
            new(".text", 8192, Read | Execute),
            new(".rodata", 4096, Read),
            new(".data", 4096, Read | Write),
            new(".bss", 16384, Read | Write),
        ],
    };

    public static ElfImageTemplate Pie => App with { Name = "pie", Type = ElfType.SharedObject };

    public static ElfImageTemplate App32 => App with { Name = "app32", Class = ElfClass.Elf32 };

    public static ElfImageTemplate Unaligned => new()
    {
        Name = "odd",
        Sections =
        [
            new(".init", 27, Read | Execute),
            new(".text", 5000, Read | Execute),
            new(".rodata", 100, Read),
            new(".tdata", 1, Read | Write),
            new(".bss", 10_000, Read | Write),
            new(".data", 300, Read | Write),
            new(".heap", 1 << 20, Read | Write, IsNoBits: true),
            new(".stub", 64, Read | Execute),
        ],
    };

    public static ElfImageTemplate Explicit => new()
    {
        Name = "stub64",
        Entry = new ElfEntryPoint(null, 0x400240),
        Loads = [new(0x400000, Read | Execute, 4096, 4096), new(0x402000, Read | Write, 3072, 10240)],
    };

    public static byte[] Build(ElfImageTemplate template)
    {
        var result = ElfImageBuilder.Build(template);
        Assert.Empty(result.Problems);
        return result.Bytes.ToArray();
    }
}
