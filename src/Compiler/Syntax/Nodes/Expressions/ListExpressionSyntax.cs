namespace MemDsl.Compiler.Syntax;

/// <summary><c>[1, 2]</c></summary>
public sealed class ListExpressionSyntax : ExpressionSyntax
{
    internal ListExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken openBracketToken,
        SeparatedSyntaxList<ExpressionSyntax> elements,
        SyntaxToken closeBracketToken)
        : base(tree)
    {
        OpenBracketToken = openBracketToken;
        Elements = elements;
        CloseBracketToken = closeBracketToken;
        Adopt(openBracketToken);
        Adopt(elements);
        Adopt(closeBracketToken);
    }

    public override SyntaxKind Kind => SyntaxKind.ListExpression;

    public SyntaxToken OpenBracketToken { get; }

    public SeparatedSyntaxList<ExpressionSyntax> Elements { get; }

    public SyntaxToken CloseBracketToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OpenBracketToken, .. Elements.NodesAndSeparators, CloseBracketToken];
}
