using System.Text;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>No text is too long or too deep: it parses, or it is one diagnostic.</summary>
public sealed class DepthTests
{
    private const int Many = 50_000;

    [Theory]
    [InlineData("let a = ", "(", "1", ")")]
    [InlineData("let a = ", "[", "1", "]")]
    [InlineData("", "if a { ", "b()", " }")]
    [InlineData("", "{", "", "}")]
    [InlineData("let a = ", "f(", "1", ")")]
    [InlineData("let a = ", "f({ a: ", "1", " })")]
    [InlineData("let a = ", "trace { ", "b()", "}")]
    [InlineData("let a = ", "-", "1", "")]
    [InlineData("let a = ", "~", "1", "")]
    [InlineData("let a = ", "not ", "b", "")]
    [InlineData("let a = ", "try ", "b", "")]
    [InlineData("let a = ", "x => ", "1", "")]
    [InlineData("fn f(p: ", "list<", "int", ">")]
    [InlineData("let a = b", ".c", "", "")]
    [InlineData("let a = b", "(1)", "", "")]
    [InlineData("let a = b", "[1]", "", "")]
    [InlineData("print ", "$\"{", "1", "}\"")]
    [InlineData("let a = ", "maps { {", "1", "} }")]
    [InlineData("(", "(", "", "")]
    [InlineData("", "[", "", "")]
    [InlineData("", "$\"{", "", "")]
    public void A_nesting_bomb_is_one_diagnostic(string start, string open, string core, string close)
    {
        var text = start + Repeat(open, Many) + core + Repeat(close, Many);

        var tree = SyntaxTree.Parse(text);

        Assert.Equal("MEM5001", Assert.Single(tree.Diagnostics).Id);
        Assert.Equal(text, tree.ToString());
    }

    [Theory]
    [InlineData("let a = ", "(", "1", ")")]
    [InlineData("let a = ", "-", "1", "")]
    [InlineData("let a = b", ".c", "", "")]
    [InlineData("let a = ", "f(", "1", ")")]
    [InlineData("", "if a { ", "b()", " }")]
    public void Reasonable_nesting_parses(string start, string open, string core, string close)
        => Assert.Empty(SyntaxTree.Parse(start + Repeat(open, 190) + core + Repeat(close, 190)).Diagnostics);

    [Fact]
    public void A_chain_of_a_hundred_thousand_operands_parses()
    {
        var tree = SyntaxTree.Parse("let a = 1" + Repeat(" + 1", 100_000));

        Assert.Empty(tree.Diagnostics);
        var depth = 0;
        var expression = ((VariableDeclarationSyntax)tree.Root.Statements.Single()).Initializer;
        while (expression is BinaryExpressionSyntax binary)
        {
            depth++;
            expression = binary.Left;
        }

        Assert.Equal(100_000, depth);
        Assert.EndsWith("IntegerToken 1\n  EndOfFileToken\n", SyntaxPrinter.Print(tree.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_else_if_has_no_depth()
    {
        var tree = SyntaxTree.Parse("if a { }" + Repeat(" else if a { }", Many) + " else { }");

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(Many, ((IfStatementSyntax)tree.Root.Statements.Single()).ElseIfs.Length);
    }

    [Theory]
    [InlineData("}")]
    [InlineData(")")]
    [InlineData("\"\n")]
    [InlineData("$\"{\n")]
    [InlineData("'")]
    [InlineData("\"\"\" ")]
    [InlineData("@ ")]
    [InlineData("a b\n")]
    [InlineData("# comment\n")]
    [InlineData("a > b >> ")]
    [InlineData("list<a >> ")]
    [InlineData("f(\n")]
    public void Much_nonsense_takes_linear_time(string piece)
    {
        // Not timed: quadratic work on 200,000 characters would not end within the patience of a test run.
        var text = Repeat(piece, 200_000 / piece.Length);
        Assert.Equal(text, SyntaxTree.Parse(text).ToString());
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
