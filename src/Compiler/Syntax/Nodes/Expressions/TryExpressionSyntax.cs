namespace MemDsl.Compiler.Syntax;

/// <summary><c>try e</c>: the result of <c>e</c>, failed or not.</summary>
public sealed class TryExpressionSyntax : ExpressionSyntax
{
    internal TryExpressionSyntax(SyntaxTree tree, SyntaxToken tryKeyword, ExpressionSyntax expression)
        : base(tree)
    {
        TryKeyword = tryKeyword;
        Expression = expression;
        Adopt(tryKeyword);
        Adopt(expression);
    }

    public override SyntaxKind Kind => SyntaxKind.TryExpression;

    public SyntaxToken TryKeyword { get; }

    public ExpressionSyntax Expression { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TryKeyword, Expression];
}
