using System.Text;
using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;
using MemDsl.Scripting.Reporting;
using MemDsl.Scripting.Tests.Scenarios;

namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>
/// Whatever a script or an ELF file holds, it comes to a result: never to an exception, a defect, or no end. A failure names the input's number and
/// shows it; <c>MEM_FUZZ=200000</c> in the environment tries that many.
/// </summary>
public sealed class FuzzTests
{
    private static readonly ScriptOptions Limits = ScriptOptions.Default with
    {
        MaxOperations = 20_000,
        MaxCallDepth = 200,
        MaxOutput = 1 << 18,
        MaxListLength = 1 << 16,
        MaxFailures = 50,
    };

    private static readonly byte[] Spawning = Encoding.UTF8.GetBytes(
        "machine x86_64 { ram = 64M }\nimage a = elf(\"a\")\nlet r = try spawn(a)\nif r.ok {\n  let p = r.value\n  print p.maps\n  show p.mm\n  p.fork()\n}\n");

    [Fact]
    public void Damaged_scripts_come_to_a_result()
    {
        var corpus = Corpus();
        var random = new Random(20_261);
        for (var run = 0; run < FuzzRuns.Count(usual: 600); run++)
        {
            var script = Mutation.OfScript(random, corpus);
            HasResult(run, script, null);
        }
    }

    [Fact]
    public void Damaged_programs_come_to_a_result()
    {
        var programs = Programs();
        var random = new Random(20_262);
        for (var run = 0; run < FuzzRuns.Count(usual: 600); run++)
        {
            var program = Mutation.OfFile(random, programs[run % programs.Count]);
            HasResult(run, Spawning, program);
            using var output = new StringWriter();
            ElfReport.Write(output, "a", program);
        }
    }

    [Fact]
    public void Damaged_scripts_that_can_be_read_have_a_layout()
    {
        var corpus = Corpus();
        var random = new Random(20_263);
        for (var run = 0; run < FuzzRuns.Count(usual: 2000); run++)
        {
            var script = Mutation.OfScript(random, corpus);
            var tree = SyntaxTree.Parse(SourceText.From(script, "fuzz.mem"));
            if (tree.Diagnostics.Any(diagnostic => diagnostic.IsError)) continue;
            try
            {
                var text = Formatter.Format(tree); // compares the scripts itself
                Assert.Equal(text, Formatter.Format(SyntaxTree.Parse(text, "fuzz.mem")));
            }
            catch (Exception defect)
            {
                throw new InvalidOperationException($"input {run} has no layout:\n{Shown(script, null)}", defect);
            }
        }
    }

    private static void HasResult(int number, byte[] script, byte[]? file)
    {
        var options = Limits with { Host = new OneFileHost(script, file), Trace = number % 16 == 0 };
        RunResult run;
        try
        {
            run = ScriptRunner.Run(["fuzz.mem"], options);
            RunReporters.Report(number % 2 == 0 ? ReportFormat.Text : ReportFormat.Json, run);
        }
        catch (Exception defect)
        {
            throw new InvalidOperationException($"input {number} ends in an exception:\n{Shown(script, file)}", defect);
        }

        foreach (var one in run.Scripts.SelectMany(result => result.Cases))
            Assert.True(one.Defect is null, $"input {number} meets a defect:\n{Shown(script, file)}\n{one.Defect}");
    }

    private static string Shown(byte[] script, byte[]? file) =>
        file is null ? Encoding.UTF8.GetString(script) : Convert.ToHexString(file.AsSpan(0, Math.Min(file.Length, 1024)));

    private static List<string> Corpus() =>
        [.. new[] { Repository.Scenarios, Repository.Examples }
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.mem", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => File.ReadAllText(file))
            .Where(text => text.Length < 4096)];

    private static List<byte[]> Programs()
    {
        const string Images = """
            image app { .text 8K r-x
              .rodata 4K r--
              .data 4K rw-
              .bss 16K rw- }
            image small { class 32
              .text 4K r-x
              .data 4K rw- }
            image moved { type dyn
              interp "/lib64/ld-linux-x86-64.so.2"
              .text 4K r-x }
            """;
        var programs = MemScript.Create(Images).Compile().Link().Select(image => image.Bytes.ToArray()).ToList();
        programs.AddRange(new[] { "/bin/sh", "/bin/true" }.Where(File.Exists).Select(File.ReadAllBytes));
        return programs;
    }
}
