namespace MemDsl.Compiler.Syntax;

/// <summary><c>e fails EINVAL</c>, or <c>e fails</c> for any errno.</summary>
public sealed class FailsExpressionSyntax : ExpressionSyntax
{
    internal FailsExpressionSyntax(SyntaxTree tree, ExpressionSyntax expression, SyntaxToken failsKeyword, ExpressionSyntax? errno)
        : base(tree)
    {
        Expression = expression;
        FailsKeyword = failsKeyword;
        Errno = errno;
        Adopt(expression);
        Adopt(failsKeyword);
        Adopt(errno);
    }

    public override SyntaxKind Kind => SyntaxKind.FailsExpression;

    public ExpressionSyntax Expression { get; }

    public SyntaxToken FailsKeyword { get; }

    public ExpressionSyntax? Errno { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Expression;
        yield return FailsKeyword;
        if (Errno is not null)
            yield return Errno;
    }
}
