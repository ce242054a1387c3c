using MemDsl.Compiler.Operations;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Binding;

/// <summary>Shorthands of the tests of meaning.</summary>
internal static class Compile
{
    /// <summary>What the short scripts of the tests may use without declaring it: p, app, buf, n, f.</summary>
    public const string Prelude = "image app { .text 4K r-x\n}\nfile f = file(\"f\", size: 4K)\nlet p = spawn(app)\nlet buf = p.mmap(4K)\nvar n = 1\n";

    public static Compilation Script(string text) => Compilation.Create(SyntaxTree.Parse(text, "test.mem"), TestLibrary.Instance);

    public static OperationProgram Program(string text)
    {
        var result = Script(text).Emit();
        Assert.Empty(result.Diagnostics.Select(d => d.ToString()));
        return result.Program!;
    }

    /// <summary>Checks the ids of all diagnostics, and that they stand at the marked places.</summary>
    public static void Fails(string marked, params string[] ids)
    {
        var annotated = AnnotatedText.Parse(Prelude + marked);
        var diagnostics = Script(annotated.Text).GetDiagnostics();
        Assert.Equal(ids, diagnostics.Select(d => d.Id));
        Assert.Equal(annotated.Spans, diagnostics.Select(d => d.Location!.Span));
    }

    public static void Succeeds(string text) => Assert.Empty(Script(Prelude + text).GetDiagnostics().Select(d => d.ToString()));
}
