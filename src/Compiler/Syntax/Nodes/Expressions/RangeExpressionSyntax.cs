namespace MemDsl.Compiler.Syntax;

/// <summary><c>a..b</c> (b excluded) or <c>a..+len</c></summary>
public sealed class RangeExpressionSyntax : ExpressionSyntax
{
    internal RangeExpressionSyntax(SyntaxTree tree, ExpressionSyntax start, SyntaxToken operatorToken, ExpressionSyntax end)
        : base(tree)
    {
        Start = start;
        OperatorToken = operatorToken;
        End = end;
        Adopt(start);
        Adopt(operatorToken);
        Adopt(end);
    }

    public override SyntaxKind Kind => SyntaxKind.RangeExpression;

    public ExpressionSyntax Start { get; }

    /// <summary><c>..</c> or <c>..+</c></summary>
    public SyntaxToken OperatorToken { get; }

    public ExpressionSyntax End { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Start, OperatorToken, End];
}
