using MemDsl.Compiler.Completion;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Tests.Binding;

namespace MemDsl.Compiler.Tests.Completion;

/// <summary>A script in which <c>‸</c> marks the place that a test asks about, behind what the tests of meaning declare.</summary>
internal static class Marked
{
    public static (Compilation Compilation, int Position) Script(string marked, string prelude = Compile.Prelude)
    {
        var text = prelude + marked;
        var position = text.IndexOf('‸', StringComparison.Ordinal);
        Assert.True(position >= 0, "no place is marked");
        return (Compile.Script(text.Remove(position, 1)), position);
    }

    public static CompletionList Complete(string marked)
    {
        var (compilation, position) = Script(marked);
        return CompletionService.GetCompletions(compilation, position);
    }

    /// <summary>The first labels that are offered, in a line.</summary>
    public static string Labels(string marked, int most = int.MaxValue) => string.Join(' ', Complete(marked).Items.Take(most).Select(item => item.Label));

    /// <summary>The text after the first item that is offered has been taken.</summary>
    public static string Accept(string marked)
    {
        var (compilation, position) = Script(marked, "");
        var list = CompletionService.GetCompletions(compilation, position);
        var text = compilation.SyntaxTree.Text.ToString();
        return text[..list.Span.Start] + list.Items[0].InsertText + text[list.Span.End..];
    }
}
