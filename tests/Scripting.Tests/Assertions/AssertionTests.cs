using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting.Tests.Assertions;

public sealed class AssertionTests
{
    [Fact]
    public void A_failure_shows_its_parts_and_the_script_goes_on()
    {
        var result = Scripts.Run(Scripts.App + "p.store(buf, 7)\nassert p.load(buf) + 1 == 9, \"eight\"\nprint \"on\"");

        var failure = Assert.Single(result.Failures);
        Assert.Equal(RunStatus.Failed, result.Status);
        Assert.Equal("on\n", result.Output);
        Assert.Equal("eight", failure.Message);
        Assert.Equal("p.load(buf) + 1 == 9", failure.Location.Text);
        Assert.Contains(new AssertionPart("p.load(buf)", "7"), failure.Parts);
        Assert.Contains(new AssertionPart("p.load(buf) + 1", "8"), failure.Parts);
        Assert.Equal("p.store(buf, 7)", failure.LastChange?.Text);
    }

    [Fact]
    public void Fail_fast_stops_at_the_first_failure()
    {
        var result = Scripts.Run("assert 1 == [1].count()\nassert 2 == [1].count()\nprint 1", ScriptOptions.Default with { FailFast = true });

        Assert.Equal("", result.Output);
        Assert.Single(result.Failures);
    }

    [Fact]
    public void A_wrong_errno_names_the_rule_that_refused()
    {
        var failure = Assert.Single(Scripts.Run(Scripts.App + "assert p.munmap(buf + 1, 4K) fails ENOMEM").Failures);

        Assert.Contains("EINVAL", failure.Notes[0], StringComparison.Ordinal);
        Assert.Contains("munmap.unaligned", failure.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_that_differ_show_paired_lines_and_the_call_that_last_changed_them()
    {
        var failure = Assert.Single(Scripts.Run(
            Scripts.App + "p.mprotect(buf, 4K, r)\np.load(buf)\nassert p.maps == maps {\n 00400000-00401000 r--p 00000000 app\n"
            + " 00401000-00402000 r-xp 00001000 app\n ...\n}").Failures);

        Assert.Equal("  00400000-00401000 r--p 00000000 app", failure.Difference[0]);
        Assert.Equal("- 00401000-00402000 r-xp 00001000 app", failure.Difference[1]);
        Assert.Equal("+ 00401000-00403000 r-xp 00001000 app", failure.Difference[2]);
        Assert.Equal("p.mprotect(buf, 4K, r)", failure.LastChange?.Text);
    }

    [Fact]
    public void Another_process_s_change_is_not_the_last_change()
    {
        var failure = Assert.Single(Scripts.Run(
            Scripts.App + "let q = spawn(app)\np.store(buf, 1)\nq.mmap(4K)\nassert p.load(buf) == 2").Failures);

        Assert.Equal("p.store(buf, 1)", failure.LastChange?.Text);
    }
}
