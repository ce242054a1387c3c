using MemDsl.Compiler.Formatting;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Sessions;

namespace MemDsl.Scripting.Tests.Sessions;

/// <summary>What becomes of a session in a file.</summary>
public sealed class SessionScriptTests
{
    private const string App = "image app { .text 8K r-x; .data 4K rw- }";
    private const string Head = "# A session of mem repl.\n";

    [Fact]
    public void Lone_expressions_become_statements_or_claims()
    {
        var session = Session(App, "let p = spawn(app)", "p.rss_anon", "p.mmap(4K)", "1 + 1 == 3", "\"a\\n\"", "p", "p.maps.count(v => v.size > 4K)");

        Assert.Equal(Head + """
            image app { .text 8K r-x; .data 4K rw- }
            let p = spawn(app)
            print p.rss_anon
            p.mmap(4K)
            print 1 + 1 == 3
            print "a\n"
            show p
            p.maps.count(v => v.size > 4K)

            """, Plain(session));
        Assert.Equal(Head + """
            image app { .text 8K r-x; .data 4K rw- }
            let p = spawn(app)
            assert p.rss_anon == 1
            assert p.mmap(4K) == 0x7ffff7ff6000
            assert not (1 + 1 == 3)
            print "a\n"
            show p
            assert p.maps.count(v => v.size > 4K) == 5

            """, WithAsserts(session));
    }

    [Fact]
    public void A_name_that_is_declared_again_gets_a_number_where_it_is_meant_and_nowhere_else()
    {
        var session = Session(
            "let x = 1 # x", "fn f(n: int) -> int { return n + x }", "let x = 2", "var s = $\"x {x} \" + \"x\"", "let n = f(x)", "for page in 0..2 { print page }", "let page = f(n)", "let x2 = x");

        Assert.Equal(Head + """
            let x = 1  # x
            fn f(n: int) -> int { return n + x }
            let x3 = 2
            var s = $"x {x3} " + "x"
            let n2 = f(x3)
            for page in 0..2 { print page }
            let page2 = f(n2)
            let x2 = x3

            """, Plain(session));
        AssertHolds(WithAsserts(session), 4);
    }

    [Fact]
    public void Functions_images_and_files_are_renamed_too()
    {
        var session = Session(
            App, "fn f() -> int { return 1 }", "file d = file(\"d\", size: 4K)", "let f = f() + 1", "image ld { type dyn; .text 4K r-x }", "image ld { type dyn; .text 8K r-x }",
            "image app { interp ld; .text 4K r-x }", "file d = file(\"e\", size: 8K)", "let p = spawn(app)", "d.size + f");

        var script = WithAsserts(session);
        Assert.Contains("let f2 = f() + 1", script, StringComparison.Ordinal);
        Assert.Contains("image app2 {", script, StringComparison.Ordinal);
        Assert.Contains("interp ld2", script, StringComparison.Ordinal);
        Assert.Contains("spawn(app2)", script, StringComparison.Ordinal);
        Assert.Contains("assert (d2.size + f2) == 8194", script, StringComparison.Ordinal);
        AssertHolds(script, 2);
    }

    [Fact]
    public void Statements_that_an_errno_or_a_signal_stopped_are_claims_of_it()
    {
        var session = Session(
            App, "let p = spawn(app)", "let a = p.mmap(0)", "let a = p.mmap(8K); p.munmap(a + 1, 1); p.munmap(a, 8K)", "p.store(0, 1)", "for i in 0..2 { p.munmap(a + i, 4K) }",
            "print p.mmap(0)", "var b = a; b = p.mmap(0)", "assert p.mmap(0) == 0", "p.load(a) + p.load(0)");

        Assert.Equal(Head + """
            image app { .text 8K r-x; .data 4K rw- }
            let p = spawn(app)
            assert p.mmap(0) fails EINVAL
            let a = p.mmap(8K)
            assert p.munmap(a + 1, 1) fails EINVAL
            assert p.store(0, 1) raises SIGSEGV(SEGV_MAPERR)
            fn stopped() {
              for i in 0..2 { p.munmap(a + i, 4K) }
            }
            assert stopped() fails EINVAL
            fn stopped2() {
              print p.mmap(0)
            }
            assert stopped2() fails EINVAL
            var b = a
            assert p.mmap(0) fails EINVAL
            assert (p.mmap(0) == 0) fails EINVAL
            assert (p.load(a) + p.load(0)) raises SIGSEGV(SEGV_MAPERR)

            """, Plain(session));
        AssertHolds(WithAsserts(session), 10);
    }

    [Fact]
    public void What_a_run_time_error_stopped_is_a_comment_and_said()
    {
        var session = Session("var zero = 0", "let y = 1 / zero", "let y = 2");
        var script = SessionScript.Of(session, "s.mem");

        Assert.Equal(Head + "var zero = 0\n# stopped: '1 / zero' divides by zero\n# let y = 1 / zero\nlet y = 2\n", script.Text);
        Assert.StartsWith("let y = 1 / zero was stopped by MEM3002", Assert.Single(script.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_undone_is_not_written_and_assertions_that_failed_are_refuted()
    {
        var session = Session("var x = 1", "x = 2", "assert x == 3, \"no\"", "x = 9");
        session.Undo();

        Assert.Equal(Head + "var x = 1\nx = 2\nassert x == 3, \"no\"\n", Plain(session));
        Assert.Equal(Head + "var x = 1\nx = 2\nassert not (x == 3), \"no\"\n", WithAsserts(session));
    }

    [Fact]
    public void Variables_of_csharp_are_renamed_as_csharp_reads_them()
    {
        var session = Session("var x = 1", "var x = 2", "csharp { x = x + \"x\".Length; /* x */ var s = new { x }; }", "x");

        Assert.Contains("csharp { x2 = x2 + \"x\".Length; /* x */ var s = new { x2 }; }", Plain(session), StringComparison.Ordinal);
        Assert.StartsWith("# A session of mem repl. It has C#", Plain(session), StringComparison.Ordinal);
        AssertHolds(WithAsserts(session), 1);
    }

    [Fact]
    public void The_seed_of_the_command_line_is_in_the_machine_block()
    {
        var session = new ScriptSession(ScriptOptions.Default with { Seed = 7 });
        session.Submit("machine x86_64 { ram = 64M; aslr = on }");
        session.Submit(App + "\nlet p = spawn(app)\np.maps");
        Assert.Contains("seed = 7", Plain(session), StringComparison.Ordinal);
        AssertHolds(WithAsserts(session), 1);

        session.Reset();
        session.Submit("let x = 1");
        Assert.Equal(Head + "machine x86_64 { seed = 7 }\nlet x = 1\n", Plain(session));
    }

    [Fact]
    public void Paths_are_as_seen_from_the_file()
    {
        var folder = Directory.CreateTempSubdirectory("mem-session-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "sub"));
            File.WriteAllText(Path.Combine(folder, "sub", "lib.mem"), "let size = 8K\nfn one() -> int { return 1 }\n");
            File.WriteAllText(Path.Combine(folder, "sub", "data.bin"), "bytes");
            var session = new ScriptSession();
            Assert.Empty(session.Submit("import \"lib.mem\"\nfile d = file(path: \"data.bin\")\nd.size + size + one()", Path.Combine(folder, "sub", "s.mem")).Diagnostics);
            var script = SessionScript.WithAsserts(session, Path.Combine(folder, "t.mem"), TestContext.Current.CancellationToken);

            Assert.Contains("import \"sub/lib.mem\"", script.Text ?? script.Problem, StringComparison.Ordinal);
            Assert.Contains("file(path: \"sub/data.bin\")", script.Text, StringComparison.Ordinal);
            Assert.Contains("outside", SessionScript.Of(session, Path.Combine(folder, "other", "t.mem")).Problem, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Tests_and_what_a_requirement_skipped_are_not_written()
    {
        var session = Session("let n = 1", "test \"t\" { assert 1 == 1 }", "requires elf(\"/no/such/file\"); let y = n", "let y = 3");
        var script = SessionScript.Of(session, "s.mem");

        Assert.Contains("let y = 3", script.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("test", script.Text!.Replace("let y", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(script.Notes, note => note.Contains("test \"t\"", StringComparison.Ordinal));
    }

    private static ScriptSession Session(params string[] texts)
    {
        var session = new ScriptSession(ScriptOptions.Default with { CSharp = CSharp.RoslynEngine.Instance });
        foreach (var text in texts)
        {
            var result = session.Submit(text);
            Assert.True(result.State is not null, $"{text}\n{string.Join("", result.Diagnostics.Select(diagnostic => diagnostic.Rendered))}");
        }

        return session;
    }

    private static string Plain(ScriptSession session) => Formatted(SessionScript.Of(session, "s.mem"));

    private static string WithAsserts(ScriptSession session) => Formatted(SessionScript.WithAsserts(session, "s.mem", TestContext.Current.CancellationToken));

    private static string Formatted(SessionScript script)
    {
        Assert.Null(script.Problem);
        Assert.Equal(script.Text, Formatter.Format(SyntaxTree.Parse(script.Text!)));
        return script.Text!;
    }

    private static void AssertHolds(string script, int assertions)
    {
        var result = MemScript.Create(script, ScriptOptions.Default with { CSharp = CSharp.RoslynEngine.Instance }).Compile().Run();
        Assert.True(result.Ran, script + string.Concat(result.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        Assert.Equal((RunStatus.Passed, assertions), (result.Cases[0].Status, result.Cases[0].Assertions));
    }
}
