namespace MemDsl.Compiler.Syntax;

/// <summary><c>assert e</c> or <c>assert e, "message"</c></summary>
public sealed class AssertStatementSyntax : StatementSyntax
{
    internal AssertStatementSyntax(
        SyntaxTree tree,
        SyntaxToken assertKeyword,
        ExpressionSyntax condition,
        SyntaxToken? commaToken,
        ExpressionSyntax? message)
        : base(tree)
    {
        AssertKeyword = assertKeyword;
        Condition = condition;
        CommaToken = commaToken;
        Message = message;
        Adopt(assertKeyword);
        Adopt(condition);
        Adopt(commaToken);
        Adopt(message);
    }

    public override SyntaxKind Kind => SyntaxKind.AssertStatement;

    public SyntaxToken AssertKeyword { get; }

    public ExpressionSyntax Condition { get; }

    public SyntaxToken? CommaToken { get; }

    public ExpressionSyntax? Message { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return AssertKeyword;
        yield return Condition;
        if (CommaToken is not null)
            yield return CommaToken;
        if (Message is not null)
            yield return Message;
    }
}
