using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using MemDsl.Scripting.Assertions;
using MemDsl.Scripting.Reporting;

namespace MemDsl.Scripting.Tests.Reporting;

/// <summary>The formats over one run that holds a case of every kind.</summary>
public sealed class ReporterTests
{
    private static readonly ScriptLocation Place = new("b.mem", 4, 8, 6, "assert p.rss == 2", "p.rss == 2");

    private static readonly AssertionFailure Failure = new(
        "MEM4001", Place, "two pages", [new("p.rss == 2", "false"), new("p.rss", "1")], ["a note"], ["- 00400000", "+ 00401000"],
        new ScriptLocation("b.mem", 3, 1, 12, "p.munmap(a, 4K)", "p.munmap(a, 4K)"));

    private static readonly ScriptStop Stop = new("MEM3101", Place, "mmap failed: EINVAL", "length is zero", ["below: none"], []);

    private static readonly RunResult Run = new(
    [
        new ScriptResult("a.mem", [], [Case(null, RunStatus.Passed, assertions: 2, output: "hello")]),
        new ScriptResult("b.mem", [],
        [
            Case("fails # often", RunStatus.Failed, assertions: 3, failures: [Failure]),
            Case("stops", RunStatus.Stopped, stop: Stop),
            Case("skipped", RunStatus.Skipped) with { SkipReason = "/bin/sh is missing" },
        ]),
        new ScriptResult("c.mem", [new ScriptDiagnostic("MEM2001", true, "c.mem", Place, "unknown name 'x'", null, "c.mem(1,1): error MEM2001: unknown name 'x'\n")], []),
    ]);

    [Fact]
    public void Text_shows_output_then_explanations_then_one_line_a_case_then_totals() => Assert.Equal(
        """
        hello
        passed  a.mem (2 assertions)
        b.mem(4,8): error MEM4001: assertion failed: two pages
          assert p.rss == 2
                 ^~~~~~
            p.rss == 2 = false
            p.rss      = 1
          a note
            - 00400000
            + 00401000
          last changed by b.mem(3,1): p.munmap(a, 4K)
        FAILED  b.mem: fails # often (1 of 3 assertions failed)
        b.mem(4,8): error MEM3101: mmap failed: EINVAL
          assert p.rss == 2
                 ^~~~~~
          reason: length is zero
            below: none
        STOPPED b.mem: stops (after 0 assertions)
        skipped b.mem: skipped (/bin/sh is missing)
        c.mem(1,1): error MEM2001: unknown name 'x'
        INVALID c.mem (1 error)
        1 passed, 1 failed, 1 stopped, 1 invalid, 1 skipped

        """, RunReporters.Report(ReportFormat.Text, Run));

    [Fact]
    public void One_case_needs_no_totals()
    {
        var run = new RunResult([Run.Scripts[0]]);

        Assert.Equal("hello\npassed  a.mem (2 assertions)\n", RunReporters.Report(ReportFormat.Text, run));
    }

    [Fact]
    public void Json_holds_every_part_of_a_failure()
    {
        using var json = JsonDocument.Parse(RunReporters.Report(ReportFormat.Json, Run));
        var root = json.RootElement;
        var failure = root.GetProperty("scripts")[1].GetProperty("cases")[0].GetProperty("failures")[0];

        Assert.Equal(ExitStatus.Invalid, root.GetProperty("exitStatus").GetInt32());
        Assert.Equal(1, root.GetProperty("counts").GetProperty("skipped").GetInt32());
        Assert.Equal("MEM4001", failure.GetProperty("id").GetString());
        Assert.Equal(4, failure.GetProperty("location").GetProperty("line").GetInt32());
        Assert.Equal("p.rss", failure.GetProperty("parts")[1].GetProperty("text").GetString());
        Assert.Equal("p.munmap(a, 4K)", failure.GetProperty("lastChange").GetProperty("text").GetString());
        Assert.Equal("length is zero", root.GetProperty("scripts")[1].GetProperty("cases")[1].GetProperty("stop").GetProperty("reason").GetString());
    }

    [Fact]
    public void Junit_counts_failures_and_errors_apart()
    {
        var root = XDocument.Parse(RunReporters.Report(ReportFormat.Junit, Run)).Root!;

        Assert.Equal(("5", "1", "2", "1"), ((string?)root.Attribute("tests"), (string?)root.Attribute("failures"), (string?)root.Attribute("errors"), (string?)root.Attribute("skipped")));
        Assert.Equal(3, root.Elements("testsuite").Count());
        Assert.Contains("last changed by", root.Descendants("failure").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Junit_stays_xml_whatever_a_script_prints()
    {
        var run = new RunResult([new ScriptResult("a.mem", [], [Case(null, RunStatus.Passed, output: "nul \0 bell \a lone \ud800 ]]> <&")])]);

        var root = XDocument.Parse(RunReporters.Report(ReportFormat.Junit, run)).Root!;

        Assert.Equal("nul \uFFFD bell \uFFFD lone \uFFFD ]]> <&", root.Descendants("system-out").Single().Value);
    }

    [Fact]
    public void Tap_has_a_point_a_case_and_its_plan_at_the_end()
    {
        var lines = RunReporters.Report(ReportFormat.Tap, Run).Split('\n');

        Assert.Equal("TAP version 14", lines[0]);
        Assert.Equal("# hello", lines[1]);
        Assert.Equal("ok 1 - a.mem", lines[2]);
        Assert.Contains("not ok 2 - b.mem: fails \\# often", lines);
        Assert.Contains("ok 4 - b.mem: skipped # SKIP /bin/sh is missing", lines);
        Assert.Equal("1..5", lines[^2]);
    }

    [Fact]
    public void A_run_of_nothing_is_still_a_report()
    {
        var nothing = new RunResult([]);

        Assert.Equal("0 passed\n", RunReporters.Report(ReportFormat.Text, nothing));
        Assert.Equal("TAP version 14\n1..0\n", RunReporters.Report(ReportFormat.Tap, nothing));
        Assert.Equal("0", (string?)XDocument.Parse(RunReporters.Report(ReportFormat.Junit, nothing)).Root!.Attribute("tests"));
    }

    private static CaseResult Case(
        string? name, RunStatus status, int assertions = 0, string output = "", ImmutableArray<AssertionFailure> failures = default, ScriptStop? stop = null) =>
        new(name, status, output, assertions, failures.IsDefault ? [] : failures, stop, null, null, 0);
}
