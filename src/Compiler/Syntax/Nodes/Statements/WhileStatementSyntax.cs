namespace MemDsl.Compiler.Syntax;

/// <summary><c>while c { }</c></summary>
public sealed class WhileStatementSyntax : StatementSyntax
{
    internal WhileStatementSyntax(SyntaxTree tree, SyntaxToken whileKeyword, ExpressionSyntax condition, BlockSyntax body)
        : base(tree)
    {
        WhileKeyword = whileKeyword;
        Condition = condition;
        Body = body;
        Adopt(whileKeyword);
        Adopt(condition);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.WhileStatement;

    public SyntaxToken WhileKeyword { get; }

    public ExpressionSyntax Condition { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [WhileKeyword, Condition, Body];
}
