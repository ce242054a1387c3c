using MemDsl.Scripting.Library;
using MemDsl.Scripting.Reference;

namespace MemDsl.Scripting.Tests.Reference;

public sealed class ExplanationsTests
{
    [Fact]
    public void Every_name_has_an_explanation() => Assert.All(Explanations.Names(), name => Assert.NotNull(Explanations.Find(name).Text));

    [Fact]
    public void An_unknown_name_gets_suggestions() => Assert.Contains("mmap", Explanations.Find("mmpa").Suggestions);

    [Fact]
    public void An_errno_lists_the_rules_that_give_it() =>
        Assert.Contains("munmap.unaligned", Explanations.Find("EINVAL").Text!, StringComparison.Ordinal);

    [Fact]
    public void Every_row_is_documented() => Assert.All(MemLibrary.Instance.Library.Functions, row => Assert.NotEmpty(row.Documentation));

    [Fact]
    public void Every_example_of_a_row_compiles()
    {
        const string Before = "image app { .text 8K r-x }\nimage lib {\ntype dyn\n.text 4K r-x\n}\nimage sh = elf(\"/bin/sh\")\nfile data = file(\"data\", size: 64K)\n"
            + "let q = spawn(app)\nlet at = q.mmap(64K)\n"
            + "fn f(p: process, buf: address, t: list<event>) {\n";
        foreach (var row in MemLibrary.Instance.Library.Functions)
        {
            if (row.Example.Length == 0) continue;
            var example = row.Example.Replace("let p =", "let made =", StringComparison.Ordinal).Replace("let buf =", "let made =", StringComparison.Ordinal)
                .Replace("let child =", "let made =", StringComparison.Ordinal).Replace("let pfn =", "let made =", StringComparison.Ordinal);
            var needs = example.Contains("child.", StringComparison.Ordinal) ? "let parent = p\nlet child = p\n"
                : example.StartsWith("kernel.free", StringComparison.Ordinal) ? "let pfn = kernel.alloc_pages(0)\n" : "";
            if (!example.Contains("let ", StringComparison.Ordinal) && !example.StartsWith("assert", StringComparison.Ordinal)
                && !example.StartsWith("print", StringComparison.Ordinal) && !example.StartsWith("show", StringComparison.Ordinal)
                && !row.CanFail && !row.CanRaise && row.Effects.Kinds == Compiler.Symbols.CallEffectKinds.None)
                example = "print " + example;
            var compiled = MemScript.Create(Before + needs + example.Replace("{ ... }", "{\n...\n}", StringComparison.Ordinal) + "\n}\n").Compile();
            Assert.True(!compiled.HasErrors, row.Signature + "\n" + string.Join('\n', compiled.Diagnostics.Select(diagnostic => diagnostic.Rendered)));
        }
    }
}
