using System.Text.Json;
using System.Xml.Linq;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Sandbox;

/// <summary>Whatever a script is doing, it can be ended, and what it said until then is told in every format.</summary>
public sealed class InterruptionTests
{
    private const string Process = "image app { .text 4K r-x }\nlet p = spawn(app)\n";

    /// <summary>One script for each way to spend time.</summary>
    public static TheoryData<string> Work =>
    [
        "while true { }",
        "fn f(n: int) -> int { if n == 0 { return 0 } return f(n - 1) }\nwhile true { f(1000) }",
        "let g: fn(int) -> int = n => n + 1\nvar x = 0\nwhile true { x = g(x) % 7 }",
        "var l = [1]\nfor i in 0..18 { l = l + l }\nwhile true { let n = l.map(x => x + 1).sum() }",
        "var s = \"a\"\nfor i in 0..20 { s = s + s }\nwhile true { if s + \"b\" in s + s { } }",
        "var s = \"a\"\nfor i in 0..20 { s = s + s }\nlet t = s + \"b\"\nwhile true { if t < s { } }",
        "while true { tick }",
        "while true { let text = proc(\"meminfo\") }",
        "machine x86_64 { ram = 64G }\n" + Process + "let a = p.mmap(60G, flags: private|anon|MAP_NORESERVE)\np.touch(a..+60G)\nwhile true { }",
        Process + "let a = p.mmap(1G, none)\nfor i in 0..20000 { p.mprotect(a + i * 8K, 4K, rw) }\nwhile true { let n = p.maps }",
        Process + "let a = p.mmap(64T, flags: private|anon|MAP_NORESERVE)\nwhile true { p.madvise(a, 64T, MADV_DONTNEED) }",
        Process + "let a = p.mmap(16M)\nlet t = trace { while true { p.touch(a..+4K)\np.munmap(a, 4K)\np.mmap(4K, at: a, flags: private|anon|fixed) } }",
        Process + "while true { let c = p.fork()\nc.exit(0)\np.wait(c) }",
        "machine x86_64 { ram = 64M }\nimage app { .text 4K r-x }\nwhile true { let p = spawn(app)\nlet a = p.mmap(1G, flags: private|anon|MAP_NORESERVE)\nlet r = try p.touch(a..+1G) }",
    ];

    [Theory]
    [MemberData(nameof(Work))]
    public async Task Cancellation_ends_a_script_wherever_it_is(string script)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var options = ScriptOptions.Default with { MaxOperations = long.MaxValue, MaxOutput = int.MaxValue };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MemScript.Create(script, options).RunAsync(cancellationToken: cancellation.Token));
    }

    [Fact]
    public async Task What_was_cancelled_can_be_tried_again_from_the_state_before()
    {
        var state = await MemScript.Create("var n = 1").RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => state.ContinueWithAsync("while true { n = n % 5 + 1 }", cancellation.Token));

        Assert.Equal("1\n", (await state.ContinueWithAsync("print n", TestContext.Current.CancellationToken)).Output);
    }

    [Theory]
    [InlineData(ReportFormat.Text)]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.Junit)]
    [InlineData(ReportFormat.Tap)]
    public void The_report_so_far_is_written_in_every_format(ReportFormat format)
    {
        const string Script = "test \"one\" {\n  print \"so far\"\n  assert 1 == 2, \"was wrong\"\n  while true { }\n}\ntest \"two\" { print \"and on\" }\n";
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Script);
            var report = RunReporters.Report(format, ScriptRunner.Run([path], ScriptOptions.Sandbox with { MaxOperations = 10_000 }));

            foreach (var part in (string[])["so far", "was wrong", "MEM5002", "--max-operations", "and on"]) Assert.Contains(part, report, StringComparison.Ordinal);
            if (format == ReportFormat.Json) JsonDocument.Parse(report).Dispose();
            if (format == ReportFormat.Junit) XDocument.Parse(report);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
