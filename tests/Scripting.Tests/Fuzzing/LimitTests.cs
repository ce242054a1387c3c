namespace MemDsl.Scripting.Tests.Fuzzing;

/// <summary>Limits whose message is too long, or depends on the computer, for a scenario.</summary>
public sealed class LimitTests
{
    [Fact]
    public void Failed_assertions_are_limited()
    {
        var result = MemScript.Create("while true { assert 1 == 2 }").Compile().Run();

        Assert.Equal(RunStatus.Limited, result.Status);
        Assert.Equal("MEM5007", result.Cases[0].Stop!.Id);
        Assert.Equal(ScriptOptions.Default.MaxFailures, result.Cases[0].Failures.Length);
    }

    [Fact]
    public void Memory_is_limited()
    {
        const string Script = "var s = \"ab\"\nfor i in 0..20 { s = s + s }\nvar l = [s]\nwhile true {\n  s = s + \"x\"\n  l = l + [s]\n}";
        var options = ScriptOptions.Default with { MaxMemory = GC.GetTotalMemory(forceFullCollection: true) + (192 << 20) };

        var result = MemScript.Create(Script, options: options).Compile().Run();

        Assert.Equal("MEM5008", result.Cases[0].Stop!.Id);
    }

    [Fact]
    public void A_session_goes_on_after_a_limit_stopped_its_machine_halfway()
    {
        var session = new ScriptSession(ScriptOptions.Default with { MaxOperations = 20_000 });
        const string Long = """
            machine x86_64 { ram = 1G }
            image app { .text 4K r-x }
            let p = spawn(app)
            let a = p.mmap(800M)
            p.touch(a..+800M)
            """;

        Assert.Equal("MEM5002", session.Submit(Long).Stop!.Id);
        Assert.Equal("3\n", session.Submit("let x = 3\nprint x").Output);
    }
}
