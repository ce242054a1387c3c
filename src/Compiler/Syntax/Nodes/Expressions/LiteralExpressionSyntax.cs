namespace MemDsl.Compiler.Syntax;

/// <summary>A number, character, string, <c>true</c>, <c>false</c> or <c>null</c>; <c>LiteralToken.Value</c> is what it means.</summary>
public sealed class LiteralExpressionSyntax : ExpressionSyntax
{
    internal LiteralExpressionSyntax(SyntaxTree tree, SyntaxToken literalToken)
        : base(tree)
    {
        LiteralToken = literalToken;
        Adopt(literalToken);
    }

    public override SyntaxKind Kind => SyntaxKind.LiteralExpression;

    public SyntaxToken LiteralToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [LiteralToken];
}
