using System.Diagnostics;

namespace MemDsl.Scripting.Tests.Sandbox;

/// <summary>Ways out of a sandbox that need links, pipes or several files. Those that a script alone can try are scenarios.</summary>
public sealed class EscapeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mem-escape-").FullName;

    private string Jail => Directory.CreateDirectory(Path.Combine(_folder, "jail")).FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("file f = file(path: \"PATH\")")]
    [InlineData("image x = elf(\"PATH\")\nspawn(x)")]
    [InlineData("requires file(\"PATH\")")]
    public void Links_that_lead_nowhere_or_in_a_circle_are_no_way_out(string script)
    {
        File.CreateSymbolicLink(Path.Combine(Jail, "dangling"), Path.Combine(_folder, "nothing"));
        File.CreateSymbolicLink(Path.Combine(Jail, "one"), Path.Combine(Jail, "two"));
        File.CreateSymbolicLink(Path.Combine(Jail, "two"), Path.Combine(Jail, "one"));
        File.CreateSymbolicLink(Path.Combine(Jail, "self"), "self");
        File.CreateSymbolicLink(Path.Combine(Jail, "out"), "../secret");
        File.WriteAllText(Path.Combine(_folder, "secret"), "secret");

        foreach (var path in (string[])["dangling", "one", "self", "out", "out/../secret"])
        {
            var result = Run(script.Replace("PATH", path, StringComparison.Ordinal)).Cases[0];
            Assert.NotEqual(RunStatus.Passed, result.Status);
            Assert.DoesNotContain("secret", result.Output, StringComparison.Ordinal);
            Assert.True(result.Status is RunStatus.Skipped or RunStatus.Limited or RunStatus.Stopped, $"{path}: {result.Status}");
        }
    }

    [Fact]
    public void A_folder_that_is_a_link_is_followed_by_imports_and_captures_too()
    {
        File.WriteAllText(Path.Combine(_folder, "lib.mem"), "let a = 1");
        File.WriteAllText(Path.Combine(_folder, "capture.json"), "{}");
        Directory.CreateSymbolicLink(Path.Combine(Jail, "up"), _folder);

        Assert.Equal("MEM2045", Assert.Single(Run("import \"up/lib.mem\"").Diagnostics).Id);
        Assert.Equal("MEM2045", Assert.Single(Run("import \"../lib.mem\"").Diagnostics).Id);
        var like = Assert.Single(Run("machine { like = \"up/capture.json\" }").Diagnostics);
        Assert.Equal("MEM3014", like.Id);
        Assert.Contains("outside of the script root", like.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_holds_nobody_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes with names are made with mkfifo");
        using (var made = Process.Start("mkfifo", Path.Combine(Jail, "pipe"))) made.WaitForExit();

        var stop = Run("file f = file(path: \"pipe\")").Cases[0].Stop!;
        Assert.Equal("MEM5011", stop.Id);
        Assert.Contains("pipe", stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csharp { }")]
    [InlineData("let n = csharp<int> { return 1; }")]
    [InlineData("fn f() -> int { return csharp<int> { return 1; } }")]
    [InlineData("test \"t\" { csharp { } }")]
    [InlineData("import \"lib/block.mem\"")]
    public void CSharp_is_refused_wherever_it_stands(string script)
    {
        Directory.CreateDirectory(Path.Combine(Jail, "lib"));
        File.WriteAllText(Path.Combine(Jail, "lib", "block.mem"), "fn f() { csharp { } }");

        var result = Run(script, ScriptOptions.Sandbox with { CSharp = CSharp.RoslynEngine.Instance });
        Assert.Equal((RunStatus.Limited, "MEM5012"), (result.Status, result.Diagnostics[0].Id));
    }

    [Fact]
    public void A_file_of_CSharp_is_refused()
    {
        var path = Path.Combine(Jail, "all.csx");
        File.WriteAllText(path, "Print(1);");

        var result = ScriptRunner.Run([path], ScriptOptions.Sandbox with { CSharp = CSharp.RoslynEngine.Instance }).Scripts[0];
        Assert.Equal((RunStatus.Limited, "MEM5012"), (result.Status, result.Diagnostics[0].Id));
    }

    [Fact]
    public void What_is_refused_names_the_option_that_would_allow_it()
    {
        foreach (var (script, folder) in new[] { ("image sh = elf(\"/bin/sh\")\nspawn(sh)", "/"), ("file f = file(path: \"/proc/self/environ\")", "/proc") })
            Assert.Contains($"--allow-read {folder}", Run(script).Cases[0].Stop!.Message, StringComparison.Ordinal);
    }

    /// <summary>No row of the library gives what is not of the script and its machine.</summary>
    [Fact]
    public void The_library_has_no_clock_and_no_environment()
    {
        string[] words = ["time", "clock", "date", "now", "env", "environ", "getenv", "host", "random", "system", "exec_host", "stopwatch", "user", "cwd"];
        var rows = ScriptOptions.Sandbox.Library.Library.Functions.Select(row => row.Name);
        // Processes of the machine have an environment that the script gave them; entries of page tables have a bit of that name.
        Assert.Empty(rows.Intersect(words).Except(["user"]));
    }

    private ScriptResult Run(string text, ScriptOptions? options = null)
    {
        var path = Path.Combine(Jail, "script.mem");
        File.WriteAllText(path, text);
        return ScriptRunner.Run([path], options ?? ScriptOptions.Sandbox).Scripts[0];
    }
}
