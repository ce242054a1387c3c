namespace MemDsl.Compiler.Syntax;

/// <summary>An expression as a statement: a call, <c>explain { … }</c>, <c>csharp { … }</c>; in the REPL any expression.</summary>
public sealed class ExpressionStatementSyntax : StatementSyntax
{
    internal ExpressionStatementSyntax(SyntaxTree tree, ExpressionSyntax expression)
        : base(tree)
    {
        Expression = expression;
        Adopt(expression);
    }

    public override SyntaxKind Kind => SyntaxKind.ExpressionStatement;

    public ExpressionSyntax Expression { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Expression];
}
