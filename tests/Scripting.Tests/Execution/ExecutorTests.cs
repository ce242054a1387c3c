namespace MemDsl.Scripting.Tests.Execution;

public sealed class ExecutorTests
{
    [Theory]
    [InlineData("var x = 0xffff_ffff_ffff_ffff\nx += 1", "MEM3001")]
    [InlineData("var x = -1 - 0x7fff_ffff_ffff_ffff\nx -= 1", "MEM3001")]
    [InlineData("var x = 1 << 63\nx *= x", "MEM3001")]
    [InlineData("var x = 0\nprint 1 / x", "MEM3002")]
    [InlineData("var x = 0\nprint 1 % x", "MEM3002")]
    [InlineData("var x = 64\nprint 1 << x", "MEM3003")]
    [InlineData("var x = -1\nprint 1 >> x", "MEM3003")]
    [InlineData("var x = 3\nprint [1, 2, 3][x]", "MEM3005")]
    [InlineData("let r = [1].first(x => x > 1)\nprint r + 1", "MEM3004")]
    [InlineData("while true { }", "MEM5002")]
    [InlineData("fn f() { f() }\nf()", "MEM5003")]
    [InlineData("while true { print 1 }", "MEM5004")]
    [InlineData("var l = [1]\nwhile true { l = l + l }", "MEM5005")]
    public void A_run_time_error_or_limit_stops_with_its_id(string text, string id)
    {
        var result = Scripts.Run(text, ScriptOptions.Default with { MaxOperations = 200_000, MaxOutput = 10_000, MaxListLength = 10_000 });

        Assert.Equal(id, result.Stop?.Id);
    }

    [Theory]
    [InlineData("print 0xffff_ffff_ffff_ffff - 1", "18446744073709551614")]
    [InlineData("var x = 0x8000_0000_0000_0000\nx += 0x7fff_ffff_ffff_ffff\nprint x", "18446744073709551615")]
    [InlineData("var x = -7\nprint x / 2, x % 2", "-3 -1")]
    [InlineData("var x = 0\nprint ~x", "18446744073709551615")]
    [InlineData("var x = -4096\nprint x & 0x12345", "73728")]
    [InlineData("print $\"{64K:K} {1536:K} {255:x}\"", "64K 1.5K ff")]
    [InlineData("print [1, 2].map(x => x * 2), 1..3, \"a\", [\"a\"]", "[2, 4] 1..3 a [\"a\"]")]
    public void Values_print_exactly(string text, string printed) => Assert.Equal(printed + "\n", Scripts.Run(text).Output);

    [Fact]
    public void An_errno_unwinds_through_calls_to_the_region_that_expects_it()
    {
        var result = Scripts.Run(
            "fn deep(q: process, n: int) -> int { if n == 0 { return q.munmap(1, 1) }\n return deep(q, n - 1) }\n" + Scripts.App
            + "assert deep(p, 20) fails EINVAL\nlet r = try deep(p, 3)\nassert not r.ok and r.errno == EINVAL\nprint r.reason");

        Assert.Equal(RunStatus.Passed, result.Status);
        Assert.NotEmpty(result.Output);
    }

    [Fact]
    public void A_signal_is_not_caught_by_fails()
    {
        var result = Scripts.Run(Scripts.App + "fn f(q: process) -> int { q.load(0)\n return q.munmap(1, 1) }\nassert f(p) fails");

        Assert.Equal(RunStatus.Stopped, result.Status);
        Assert.Equal("MEM3201", result.Stop?.Id);
        Assert.Contains(result.Stop!.State, line => line.StartsWith("above:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_region_left_by_return_or_break_stops_listening()
    {
        var result = Scripts.Run(
            Scripts.App + "fn f(q: process) -> int { trace { return q.pid } \n return 0 }\nassert f(p) == 100\n"
            + "for i in 0..3 { trace { break } }\nlet t = trace { p.store(buf, 1) }\nassert t.count(page_fault) == 1");

        Assert.Equal(RunStatus.Passed, result.Status);
    }

    [Fact]
    public void A_nested_trace_belongs_to_the_outer_one_too()
    {
        var result = Scripts.Run(
            Scripts.App + "let t = trace { p.store(buf, 1)\n let u = trace { p.store(buf + 4K, 1) }\n assert u.count(page_fault) == 1 }\n"
            + "assert t.count(page_fault) == 2\nassert t.of(page_fault)[1].operation == \"p.store(buf + 4K, 1)\"");

        Assert.Equal(RunStatus.Passed, result.Status);
    }

    [Fact]
    public void An_access_of_the_wrong_size_or_value_is_an_error_of_the_script()
    {
        Assert.Equal("MEM3007", Scripts.Run(Scripts.App + "p.load(buf, 3)").Stop?.Id);
        Assert.Equal("MEM3007", Scripts.Run(Scripts.App + "p.store(buf, 256)").Stop?.Id);
        Assert.Equal(RunStatus.Passed, Scripts.Run(Scripts.App + "p.store(buf, -1)\nassert p.load(buf) == 255").Status);
    }

    [Fact]
    public void An_ended_process_cannot_be_operated_on() =>
        Assert.Equal("MEM3009", Scripts.Run(Scripts.App + "p.exit(3)\np.load(buf)").Stop?.Id);
}
