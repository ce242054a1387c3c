using MemDsl.Runtime.Differences;

namespace MemDsl.Scripting.Tests;

public sealed class SessionTests
{
    private const string App = "image app { .text 8K r-x }\nlet p = spawn(app)";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

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
        var before = session.Current;
        var refused = session.Submit("let y = nothing");

        Assert.NotEmpty(refused.Diagnostics);
        Assert.Equal((RunStatus.Invalid, null), (refused.Status, refused.State));
        Assert.Same(before, session.Current);
        Assert.Equal("1\n", session.Submit("x").Output);
    }

    [Fact]
    public void A_submission_that_stops_keeps_what_it_did_and_can_be_undone()
    {
        var session = new ScriptSession();
        session.Submit(App + "\nvar x = 1");

        Assert.Equal("MEM3101", session.Submit("x = 2\np.munmap(1, 1)").Stop?.Id);
        Assert.Equal("2\n", session.Submit("x").Output);
        Assert.Equal(2, session.Undo(2).Length);
        Assert.Equal("1\n", session.Submit("x").Output);
    }

    [Fact]
    public void A_submission_that_a_limit_stops_leaves_the_session_as_it_was()
    {
        var session = new ScriptSession(ScriptOptions.Default with { MaxOperations = 5_000 });
        session.Submit(App + "\nvar x = 1\nlet a = p.mmap(100M)");
        var before = session.Current!;
        var limited = session.Submit("x = 2\np.touch(a..+100M)");

        Assert.Equal(("MEM5002", RunStatus.Limited, null), (limited.Stop?.Id, limited.Status, limited.State));
        Assert.Same(before, session.Current);
        Assert.Equal("1\n", session.Submit("x").Output);
        before.Machine.Validate();
    }

    [Theory]
    [InlineData("while true { }")]
    [InlineData("fn f(n: int) -> int { if n == 0 { return 0 }\nreturn f(n - 1) }\nwhile true { f(9000) }")]
    [InlineData("let b = p.mmap(1T, flags: private|anon|MAP_NORESERVE)\np.touch(b..+1T, write: false)\nwhile true { p.touch(b..+1T, write: false) }")]
    [InlineData("var l = [1]\nwhile true { l = [1]\nfor i in 0..20 { l = l + l } }")]
    [InlineData("csharp { while (true) cancellation.ThrowIfCancellationRequested(); }")]
    public async Task A_submission_that_is_cancelled_leaves_the_session_as_it_was(string text)
    {
        var session = new ScriptSession(ScriptOptions.Default with { MaxOperations = long.MaxValue, CSharp = CSharp.RoslynEngine.Instance });
        session.Submit(App + "\nlet a = p.mmap(4K)\np.store(a, 1)\nvar x = 1");
        var before = session.Current!;
        var copy = before.Machine.Clone();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Now);
        source.CancelAfter(TimeSpan.FromMilliseconds(150));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.SubmitAsync("x = 2\np.store(a, 2)\n" + text, cancellationToken: source.Token));

        Assert.Same(before, session.Current);
        Assert.True(MachineDifference.Between(copy, before.Machine).IsEmpty);
        Assert.Equal("1\n1\n", session.Submit("[x, p.load(a)]").Output);
        before.Machine.Validate();
    }

    [Fact]
    public void The_cursor_moves_over_every_kind_of_statement()
    {
        var session = new ScriptSession(ScriptOptions.Default with { CSharp = CSharp.RoslynEngine.Instance });
        string[] texts =
        [
            "image app { .text 8K r-x }",
            "let p = spawn(app)",
            "let a = p.mmap(64K)",
            "p.store(a, \"hello\")",
            "let child = p.fork()",
            "child.store(a, 'j')",
            "child.munmap(a, 4K)",
            "csharp { p.Munmap(a, 4096); }",
            "child.exec(app)",
            "p.exit(3)",
        ];
        var seen = new List<string>();
        foreach (var text in texts)
        {
            var result = session.Submit(text);
            Assert.Equal((RunStatus.Passed, null), (result.Status, result.Stop));
            seen.Add(Look(session.Current!));
        }

        for (var back = texts.Length - 1; back >= 1; back--)
        {
            Assert.Equal(texts[back], Assert.Single(session.Undo()).Script.Text);
            Assert.Equal(seen[back - 1], Look(session.Current!));
        }

        Assert.Single(session.Undo(5));
        Assert.Null(session.Current);
        Assert.Empty(session.Undo());
        Assert.Equal(texts, session.Redo(100).Select(state => state.Script.Text));
        Assert.Equal(seen[^1], Look(session.Current!));
    }

    [Fact]
    public void A_submission_after_undo_takes_the_place_of_what_was_undone()
    {
        var session = new ScriptSession();
        foreach (var text in new[] { "var x = 1", "x = 2", "x = 3" }) session.Submit(text);
        session.Undo(2);
        Assert.Equal(["x = 2", "x = 3"], session.Undone.Select(state => state.Script.Text));
        session.Submit("nothing");
        Assert.Equal(2, session.Undone.Length);
        session.Submit("x = 10");

        Assert.Empty(session.Redo());
        Assert.Equal(["var x = 1", "x = 10"], session.States.Select(state => state.Script.Text));
        Assert.Equal("10\n", session.Submit("x").Output);
    }

    [Fact]
    public void A_look_after_undo_does_not_take_the_place_of_what_was_undone()
    {
        var session = new ScriptSession();
        foreach (var text in new[] { App, "let a = p.mmap(4K)", "p.store(a, 1)", "p.store(a, 2)" }) session.Submit(text);
        session.Undo(2);

        Assert.Null(session.Submit("print p.rss_anon\np.maps.count(v => v.size > 0)").State);
        Assert.Equal(2, session.Undone.Length);
        Assert.NotNull(session.Submit("p.load(a)").State);
        Assert.Empty(session.Undone);
    }

    [Fact]
    public void A_text_is_bound_to_the_session_without_being_submitted()
    {
        var session = new ScriptSession();
        Assert.Empty(session.CreateCompilation("1 + 1").GetDiagnostics());
        session.Submit(App);
        Assert.Empty(session.CreateCompilation("p.mmap(4K)").GetDiagnostics());
        Assert.Equal("MEM2001", Assert.Single(session.CreateCompilation("q.mmap(4K)").GetDiagnostics()).Id);
        Assert.Single(session.States);
    }

    [Fact]
    public void Tests_of_a_submission_run_on_machines_of_their_own()
    {
        var session = new ScriptSession();
        session.Submit("let n = 1");

        Assert.Equal([RunStatus.Failed], session.Submit("test \"t\" { assert 1 == 2 }").Tests.Select(test => test.Status));
        Assert.Equal("MEM2001", Assert.Single(session.Submit("test \"t\" { assert n == 1 }").Diagnostics).Id);
    }

    [Fact]
    public void A_machine_block_can_come_again_when_all_is_undone()
    {
        var session = new ScriptSession();
        session.Submit("machine x86_64 { ram = 64M }");
        Assert.Equal("MEM2035", Assert.Single(session.Submit("machine x86_64 { ram = 32M }").Diagnostics).Id);
        session.Undo();

        Assert.Empty(session.Submit("machine x86_64 { ram = 32M }").Diagnostics);
        Assert.Equal(32UL << 20, session.Current!.Machine.Options.Ram);
    }

    /// <summary>Everything that a look at the processes shows.</summary>
    private static string Look(ScriptState state)
    {
        state.Machine.Validate();
        var text = new System.Text.StringBuilder();
        foreach (var process in state.Machine.Processes.All)
        {
            text.Append(process.Pid).Append(process.State).Append('\n');
            if (process.Mm is { } mm) text.Append(process.MapsText()).Append(mm.Rss.Total).Append('\n');
        }

        return text.Append(state.Machine.Zones.Sum(zone => (long)zone.FreePages)).Append(string.Join(' ', state.Variables.Select(variable => variable.Text))).ToString();
    }
}
