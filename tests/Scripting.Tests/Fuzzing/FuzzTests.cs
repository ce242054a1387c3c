using System.Text;
using MemDsl.Scripting.Reporting;
using MemDsl.Scripting.Tests.Fuzzing.Inputs;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>Whatever a script or an ELF file holds, it comes to a result: never to an exception, a defect, or no end.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Spawning = Encoding.UTF8.GetBytes(
        "machine x86_64 { ram = 16M; boot = bare }\nimage a = elf(\"a\")\nlet r = try spawn(a)\nif r.ok {\n  let p = r.value\n  print p.maps\n  show p.mm\n  p.fork()\n}\nprint r\n");

    [Fact]
    public void Scripts_come_to_a_result() =>
        FuzzRuns.Try(usual: 1500, seed => ScriptProperties.Hold(ScriptInput.Of(seed), null, seed));

    [Fact]
    public void Programs_come_to_a_result() => FuzzRuns.Try(usual: 1500, seed =>
    {
        var random = new Random(seed);
        var program = ElfMutation.Of(random, Corpus.Programs[random.Next(Corpus.Programs.Length)]);
        ScriptProperties.Hold(Spawning, program, seed);
        if (seed % 4 != 0) return;
        using var output = new StringWriter();
        ElfReport.Write(output, "a", program, ScriptOptions.Default with { Host = new OneFileHost(Spawning, program) });
    });

    [Fact]
    public void Sessions_go_on() => FuzzRuns.Try(usual: 100, SessionProperties.Hold);
}
