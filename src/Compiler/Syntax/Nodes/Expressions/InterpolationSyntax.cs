namespace MemDsl.Compiler.Syntax;

/// <summary><c>{p.rss:x}</c>, a hole.</summary>
public sealed class InterpolationSyntax : InterpolatedStringContentSyntax
{
    internal InterpolationSyntax(
        SyntaxTree tree,
        SyntaxToken openBraceToken,
        ExpressionSyntax expression,
        SyntaxToken? colonToken,
        SyntaxToken? format,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        OpenBraceToken = openBraceToken;
        Expression = expression;
        ColonToken = colonToken;
        Format = format;
        CloseBraceToken = closeBraceToken;
        Adopt(openBraceToken);
        Adopt(expression);
        Adopt(colonToken);
        Adopt(format);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.Interpolation;

    public SyntaxToken OpenBraceToken { get; }

    public ExpressionSyntax Expression { get; }

    public SyntaxToken? ColonToken { get; }

    /// <summary><c>x</c>, <c>K</c> or <c>M</c>.</summary>
    public SyntaxToken? Format { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return OpenBraceToken;
        yield return Expression;
        if (ColonToken is not null)
            yield return ColonToken;
        if (Format is not null)
            yield return Format;
        yield return CloseBraceToken;
    }
}
