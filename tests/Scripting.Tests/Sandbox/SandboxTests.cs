using System.Diagnostics;

namespace MemDsl.Scripting.Tests.Sandbox;

/// <summary>What a scenario cannot show: links, files that are made for the test, and the clock.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-sandbox-").FullName;

    private string Jail => Directory.CreateDirectory(Path.Combine(_folder, "jail")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_link_out_of_the_folder_is_followed_before_it_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(Jail, "inside"), Path.Combine(_folder, "secret"));
        Directory.CreateSymbolicLink(Path.Combine(Jail, "up"), _folder);
        Directory.CreateDirectory(Path.Combine(_folder, "jail2"));
        File.WriteAllText(Path.Combine(_folder, "jail2", "near"), "near");
        File.WriteAllText(Path.Combine(Jail, "own"), "mine");
        File.CreateSymbolicLink(Path.Combine(Jail, "harmless"), Path.Combine(Jail, "own"));

        foreach (var path in (string[])["inside", "up/secret", "../secret", "up/jail/../secret", "../jail2/near", Path.Combine(_folder, "secret"), "/proc/self/environ", "/dev/zero"])
            Assert.Equal("MEM5013", Run($"file f = file(path: \"{path}\")").Cases[0].Stop?.Id);
        foreach (var path in (string[])["own", "harmless", "./own", "../jail/own"])
            Assert.Equal("4\n", Run($"file f = file(path: \"{path}\")\nprint f.size").Cases[0].Output);
    }

    [Fact]
    public void An_imported_link_is_refused_too()
    {
        File.WriteAllText(Path.Combine(_folder, "secret.mem"), "let a = 1");
        File.CreateSymbolicLink(Path.Combine(Jail, "link.mem"), Path.Combine(_folder, "secret.mem"));

        Assert.Equal("MEM2045", Assert.Single(Run("import \"link.mem\"").Diagnostics).Id);
    }

    [Fact]
    public void A_folder_can_be_allowed()
    {
        File.WriteAllText(Path.Combine(_folder, "data"), "data");
        var options = ScriptOptions.Sandbox with { AllowRead = [_folder] };

        Assert.Equal("4\n", Run("file f = file(path: \"../data\")\nprint f.size", options).Cases[0].Output);
        Assert.Contains($"--allow-read {Path.Combine(Jail, "..")} would allow it", Run("file f = file(path: \"../data\")").Cases[0].Stop!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_from_nowhere_has_no_files()
    {
        var result = MemScript.Create("file f = file(path: \"MemDsl.Scripting.dll\")", ScriptOptions.Sandbox).Compile().Run();

        Assert.Equal("MEM5013", result.Cases[0].Stop?.Id);
    }

    [Fact]
    public void CSharp_is_refused_even_with_a_compiler_at_hand()
    {
        var result = Run("csharp { }", ScriptOptions.Sandbox with { CSharp = CSharp.RoslynEngine.Instance });

        Assert.Equal((RunStatus.Limited, "MEM5012"), (result.Status, result.Diagnostics[0].Id));
    }

    [Fact]
    public void A_huge_program_is_not_read()
    {
        using (var file = File.Create(Path.Combine(Jail, "huge"))) file.SetLength(4L << 30);
        var watch = Stopwatch.StartNew();

        Assert.Equal("MEM5018", Run("image x = elf(\"huge\")\nspawn(x)").Cases[0].Stop?.Id);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"it took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("while true { }")]
    [InlineData("fn f(n: int) { if n > 0 { f(n - 1) } }\nwhile true { f(5000) }")]
    [InlineData("var l = [1]\nfor i in 0..20 { l = l + l }\nwhile true { let s = $\"{l}\" }")]
    [InlineData("var l = [1]\nfor i in 0..19 { l = l + l }\nvar m = [l]\nwhile true { if m == [l] { } }")]
    [InlineData("image app { .text 4K r-x }\nlet p = spawn(app)\nlet a = p.mmap(1T, flags: private|anon|MAP_NORESERVE)\nwhile true { p.mprotect(a, 1T, r)\np.madvise(a, 1T, MADV_DONTNEED) }")]
    [InlineData("image app { .text 4K r-x }\nlet p = spawn(app)\nlet a = p.mmap(128M)\nwhile true { p.touch(a..+128M)\np.madvise(a, 128M, MADV_DONTNEED) }")]
    [InlineData("image app { .text 4K r-x }\nlet p = spawn(app)\nwhile true { let c = p.fork()\nc.exit(0)\np.wait(c) }")]
    [InlineData("var s = \"a\"\nfor i in 0..20 { s = s + s }\nwhile true { if s + \"b\" + s in s + s + \"c\" + s { } }")]
    public void Time_stops_a_script_wherever_it_is(string text)
    {
        var watch = Stopwatch.StartNew();
        var result = Run("print \"so far\"\n" + text, ScriptOptions.Sandbox with { MaxTime = TimeSpan.FromSeconds(0.5), MaxOperations = long.MaxValue });

        Assert.Equal((RunStatus.Limited, "MEM5015"), (result.Status, result.Cases[0].Stop?.Id));
        Assert.Equal("so far\n", result.Cases[0].Output);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"it took {watch.Elapsed}");
    }

    [Fact]
    public void A_block_that_does_not_come_back_is_left_where_it_stands()
    {
        var result = Run(
            "print \"so far\"\nif true {\n  csharp { System.Threading.Thread.Sleep(20000); }\n}",
            ScriptOptions.Default with { CSharp = CSharp.RoslynEngine.Instance, MaxTime = TimeSpan.FromSeconds(3) });

        var stopped = Assert.Single(result.Cases);
        Assert.Equal(("MEM5015", 3, 3), (stopped.Stop!.Id, stopped.Stop.Location.Line, stopped.Stop.Location.Column));
        Assert.Equal("so far\n", stopped.Output);
    }

    [Fact]
    public void Time_stops_the_compiler_too()
    {
        var watch = Stopwatch.StartNew();
        var text = "print 1" + string.Concat(Enumerable.Repeat(" + 1", 200_000));
        var result = Run(text, ScriptOptions.Sandbox with { MaxTime = TimeSpan.FromMilliseconds(1) });

        Assert.Equal("MEM5015", result.Cases[0].Stop?.Id);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"it took {watch.Elapsed}");
    }

    private ScriptResult Run(string text, ScriptOptions? options = null)
    {
        var path = Path.Combine(Jail, "script.mem");
        File.WriteAllText(path, text);
        return ScriptRunner.Run([path], options ?? ScriptOptions.Sandbox).Scripts[0];
    }
}
