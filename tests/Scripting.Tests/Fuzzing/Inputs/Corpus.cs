using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Fuzzing.Inputs;

/// <summary>What damaged inputs are made from: the scripts of the repository, and programs as they should be.</summary>
internal static class Corpus
{
    private const int LongestScript = 4096;

    private static readonly Lazy<string[]> AllScripts = new(() =>
        [.. new[] { Repository.Scenarios, Repository.Examples }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.mem", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Length < LongestScript)]);

    private static readonly Lazy<byte[][]> AllPrograms = new(() =>
    {
        const string Images = """
            image app { .text 8K r-x
              .rodata 4K r--
              .data 4K rw-
              .bss 16K rw- }
            image small { class 32
              .text 4K r-x
              .data 4K rw- }
            image ld { type dyn
              .text 8K r-x
              .data 4K rw- }
            image moved { type dyn
              interp "/lib64/ld-linux-x86-64.so.2"
              .text 4K r-x }
            image other { interp ld
              stack rwx
              .text 4K r-x }
            image loads { load 0x400000 r-x filesz 4K memsz 4K align 4K
              load 0x600000 rw- filesz 8K memsz 64K align 2M }
            """;
        return [.. MemScript.Create(Images).Compile().Link().Select(image => image.Bytes.ToArray())];
    });

    // Programs of this computer: others have others, so seeds that use them are not for the tests of every day.
    private static readonly Lazy<byte[][]> ProgramsOfThisComputer = new(() =>
        [.. AllPrograms.Value, .. new[] { "/bin/sh", "/bin/true" }.Where(File.Exists).Select(File.ReadAllBytes)]);

    public static string[] Scripts => AllScripts.Value;

    public static byte[][] Programs => FuzzRuns.IsOpenEnded ? ProgramsOfThisComputer.Value : AllPrograms.Value;
}
