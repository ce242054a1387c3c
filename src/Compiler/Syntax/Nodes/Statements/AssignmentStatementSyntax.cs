namespace MemDsl.Compiler.Syntax;

/// <summary><c>x = e</c>, <c>x += e</c>, …</summary>
public sealed class AssignmentStatementSyntax : StatementSyntax
{
    internal AssignmentStatementSyntax(SyntaxTree tree, ExpressionSyntax target, SyntaxToken operatorToken, ExpressionSyntax value)
        : base(tree)
    {
        Target = target;
        OperatorToken = operatorToken;
        Value = value;
        Adopt(target);
        Adopt(operatorToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.AssignmentStatement;

    public ExpressionSyntax Target { get; }

    public SyntaxToken OperatorToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Target, OperatorToken, Value];
}
