namespace MemDsl.Compiler.Syntax;

/// <summary><c>return</c> or <c>return e</c></summary>
public sealed class ReturnStatementSyntax : StatementSyntax
{
    internal ReturnStatementSyntax(SyntaxTree tree, SyntaxToken returnKeyword, ExpressionSyntax? expression)
        : base(tree)
    {
        ReturnKeyword = returnKeyword;
        Expression = expression;
        Adopt(returnKeyword);
        Adopt(expression);
    }

    public override SyntaxKind Kind => SyntaxKind.ReturnStatement;

    public SyntaxToken ReturnKeyword { get; }

    public ExpressionSyntax? Expression { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return ReturnKeyword;
        if (Expression is not null)
            yield return Expression;
    }
}
