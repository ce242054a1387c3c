namespace MemDsl.Compiler.Syntax;

/// <summary><c>{buf + 64K}</c>: the value of an expression in place of a number or a name.</summary>
public sealed class HolePatternSyntax : PatternFieldSyntax
{
    internal HolePatternSyntax(SyntaxTree tree, SyntaxToken openBraceToken, ExpressionSyntax expression, SyntaxToken closeBraceToken)
        : base(tree)
    {
        OpenBraceToken = openBraceToken;
        Expression = expression;
        CloseBraceToken = closeBraceToken;
        Adopt(openBraceToken);
        Adopt(expression);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.HolePattern;

    public SyntaxToken OpenBraceToken { get; }

    public ExpressionSyntax Expression { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OpenBraceToken, Expression, CloseBraceToken];
}
