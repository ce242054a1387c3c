namespace MemDsl.Compiler.Syntax;

/// <summary><c>a + b</c>, <c>a and b</c>, <c>a == b</c>, <c>a in b</c> … Left-deep: a chain of 100,000 is as deep, so walk <c>Left</c> in a loop.</summary>
public sealed class BinaryExpressionSyntax : ExpressionSyntax
{
    internal BinaryExpressionSyntax(SyntaxTree tree, ExpressionSyntax left, SyntaxToken operatorToken, ExpressionSyntax right)
        : base(tree)
    {
        Left = left;
        OperatorToken = operatorToken;
        Right = right;
        Adopt(left);
        Adopt(operatorToken);
        Adopt(right);
    }

    public override SyntaxKind Kind => SyntaxKind.BinaryExpression;

    public ExpressionSyntax Left { get; }

    public SyntaxToken OperatorToken { get; }

    public ExpressionSyntax Right { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Left, OperatorToken, Right];
}
