namespace MemDsl.Scripting.Tests;

/// <summary>Runs texts as scripts.</summary>
internal static class Scripts
{
    public const string App = "image app {\n .text 8K r-x\n .data 4K rw-\n .bss 16K rw-\n}\nlet p = spawn(app)\nlet buf = p.mmap(64K)\n";

    public static CaseResult Run(string text, ScriptOptions? options = null)
    {
        var result = MemScript.Create(text, "test.mem", options).Compile().Run();
        Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        var one = Assert.Single(result.Cases);
        Assert.Null(one.Defect);
        return one;
    }
}
