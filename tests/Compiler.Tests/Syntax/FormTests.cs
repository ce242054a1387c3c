using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Tests.Syntax;

/// <summary>Every form of the language parses, without a diagnostic, into the node that it should be.</summary>
public sealed class FormTests
{
    [Fact]
    public void The_first_script_parses() => Assert.Empty(SyntaxTree.Parse(Samples.FirstScript).Diagnostics);

    [Fact]
    public void Every_form_parses() => Assert.Empty(SyntaxTree.Parse(Samples.EveryForm).Diagnostics);

    [Fact]
    public void Every_kind_of_node_occurs_in_the_samples()
    {
        var found = new HashSet<SyntaxKind>();
        var pending = new Stack<SyntaxNode>([SyntaxTree.Parse(Samples.FirstScript).Root, SyntaxTree.Parse(Samples.EveryForm).Root]);
        while (pending.TryPop(out var node))
        {
            found.Add(node.Kind);
            foreach (var child in node.GetChildren())
                pending.Push(child);
        }

        var nodes = Enum.GetValues<SyntaxKind>().Where(k => k >= SyntaxKind.CompilationUnit);
        Assert.Empty(nodes.Except(found));
    }

    [Theory]
    // Precedence, loosest first: or, and, not, comparisons, fails/raises, ranges, |, ^, &, shifts, sums, products, unary
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("not a == b and c", "((not (a == b)) and c)")]
    [InlineData("a == b fails", "(a == (b fails))")]
    [InlineData("f() + 1 fails E", "((f() + 1) fails E)")]
    [InlineData("not f() fails E and c", "((not (f() fails E)) and c)")]
    [InlineData("f() raises S(C) or d", "((f() raises S(C)) or d)")]
    [InlineData("a | b..c + d", "((a | b)..(c + d))")]
    [InlineData("a..+b * 2 == c", "((a..+(b * 2)) == c)")]
    [InlineData("a | b ^ c & d << e + f * -g", "(a | (b ^ (c & (d << (e + (f * (-g)))))))")]
    [InlineData("a * b + c << d & e ^ f | g", "((((((a * b) + c) << d) & e) ^ f) | g)")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a / b % c * d", "(((a / b) % c) * d)")]
    [InlineData("-a.b", "(-a.b)")]
    [InlineData("~-a[1]", "(~(-a[1]))")]
    [InlineData("try a + b == c", "((try (a + b)) == c)")]
    [InlineData("try f() fails E", "(try (f() fails E))")]
    [InlineData("a == try b", "(a == (try b))")]
    [InlineData("a in b and c in d", "((a in b) and (c in d))")]
    [InlineData("x => x or y", "(x => (x or y))")]
    [InlineData("a - -b", "(a - (-b))")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("a < b >> 2", "(a < (b >> 2))")]
    public void Operators_bind_by_the_table(string text, string expected)
    {
        var tree = SyntaxTree.Parse("let r = " + text);

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(expected, Shape(((VariableDeclarationSyntax)tree.Root.Statements.Single()).Initializer));
    }

    private static string Shape(ExpressionSyntax e) => e switch
    {
        BinaryExpressionSyntax b => $"({Shape(b.Left)} {b.OperatorToken.Text} {Shape(b.Right)})",
        UnaryExpressionSyntax { OperatorToken.Kind: SyntaxKind.NotKeyword } u => $"(not {Shape(u.Operand)})",
        UnaryExpressionSyntax u => $"({u.OperatorToken.Text}{Shape(u.Operand)})",
        TryExpressionSyntax t => $"(try {Shape(t.Expression)})",
        RangeExpressionSyntax r => $"({Shape(r.Start)}{r.OperatorToken.Text}{Shape(r.End)})",
        FailsExpressionSyntax f => $"({Shape(f.Expression)} fails{(f.Errno is null ? "" : " " + Shape(f.Errno))})",
        RaisesExpressionSyntax r => $"({Shape(r.Expression)} raises {r.Signal})",
        LambdaExpressionSyntax l => $"({l.Parameter.Text} => {Shape(l.Body)})",
        _ => e.ToString(),
    };
}
