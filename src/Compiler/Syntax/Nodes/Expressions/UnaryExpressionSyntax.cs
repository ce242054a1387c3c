namespace MemDsl.Compiler.Syntax;

/// <summary><c>-x</c>, <c>~x</c>, <c>not x</c></summary>
public sealed class UnaryExpressionSyntax : ExpressionSyntax
{
    internal UnaryExpressionSyntax(SyntaxTree tree, SyntaxToken operatorToken, ExpressionSyntax operand)
        : base(tree)
    {
        OperatorToken = operatorToken;
        Operand = operand;
        Adopt(operatorToken);
        Adopt(operand);
    }

    public override SyntaxKind Kind => SyntaxKind.UnaryExpression;

    public SyntaxToken OperatorToken { get; }

    public ExpressionSyntax Operand { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [OperatorToken, Operand];
}
