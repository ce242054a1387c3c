namespace MemDsl.Scripting.Tests;

public sealed class SessionTests
{
    [Fact]
    public void Later_submissions_see_earlier_ones()
    {
        var session = new ScriptSession();
        Assert.Empty(session.Submit("image app { .text 8K r-x }").Diagnostics);
        Assert.Empty(session.Submit("let p = spawn(app)\nfn twice(n: int) -> int { return n * 2 }").Diagnostics);

        Assert.Equal("200\n", session.Submit("twice(p.pid)").Output);
    }

    [Fact]
    public void A_submission_that_does_not_compile_changes_nothing()
    {
        var session = new ScriptSession();
        session.Submit("let x = 1");
        Assert.NotEmpty(session.Submit("let y = nothing").Diagnostics);

        Assert.Equal("1\n", session.Submit("x").Output);
    }

    [Fact]
    public void A_submission_that_stops_leaves_the_session_usable()
    {
        var session = new ScriptSession();
        session.Submit("image app { .text 8K r-x }\nlet p = spawn(app)\nvar x = 1");

        Assert.Equal("MEM3101", session.Submit("x = 2\np.munmap(1, 1)").Stop?.Id);
        Assert.Equal("2\n", session.Submit("x").Output);
    }
}
