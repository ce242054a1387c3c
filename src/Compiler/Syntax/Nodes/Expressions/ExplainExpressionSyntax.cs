namespace MemDsl.Compiler.Syntax;

/// <summary><c>explain { … }</c>: runs the block and prints the tree of causes.</summary>
public sealed class ExplainExpressionSyntax : ExpressionSyntax
{
    internal ExplainExpressionSyntax(SyntaxTree tree, SyntaxToken explainKeyword, BlockSyntax body)
        : base(tree)
    {
        ExplainKeyword = explainKeyword;
        Body = body;
        Adopt(explainKeyword);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.ExplainExpression;

    public SyntaxToken ExplainKeyword { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ExplainKeyword, Body];
}
