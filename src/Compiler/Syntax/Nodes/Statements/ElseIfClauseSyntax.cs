namespace MemDsl.Compiler.Syntax;

/// <summary><c>else if d { }</c></summary>
public sealed class ElseIfClauseSyntax : SyntaxNode
{
    internal ElseIfClauseSyntax(
        SyntaxTree tree,
        SyntaxToken elseKeyword,
        SyntaxToken ifKeyword,
        ExpressionSyntax condition,
        BlockSyntax body)
        : base(tree)
    {
        ElseKeyword = elseKeyword;
        IfKeyword = ifKeyword;
        Condition = condition;
        Body = body;
        Adopt(elseKeyword);
        Adopt(ifKeyword);
        Adopt(condition);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.ElseIfClause;

    public SyntaxToken ElseKeyword { get; }

    public SyntaxToken IfKeyword { get; }

    public ExpressionSyntax Condition { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ElseKeyword, IfKeyword, Condition, Body];
}
