namespace MemDsl.Compiler.Syntax;

/// <summary><c>p.maps[0]</c></summary>
public sealed class IndexExpressionSyntax : ExpressionSyntax
{
    internal IndexExpressionSyntax(
        SyntaxTree tree,
        ExpressionSyntax target,
        SyntaxToken openBracketToken,
        ExpressionSyntax index,
        SyntaxToken closeBracketToken)
        : base(tree)
    {
        Target = target;
        OpenBracketToken = openBracketToken;
        Index = index;
        CloseBracketToken = closeBracketToken;
        Adopt(target);
        Adopt(openBracketToken);
        Adopt(index);
        Adopt(closeBracketToken);
    }

    public override SyntaxKind Kind => SyntaxKind.IndexExpression;

    public ExpressionSyntax Target { get; }

    public SyntaxToken OpenBracketToken { get; }

    public ExpressionSyntax Index { get; }

    public SyntaxToken CloseBracketToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Target, OpenBracketToken, Index, CloseBracketToken];
}
