namespace MemDsl.Compiler.Syntax;

/// <summary><c>else { }</c></summary>
public sealed class ElseClauseSyntax : SyntaxNode
{
    internal ElseClauseSyntax(SyntaxTree tree, SyntaxToken elseKeyword, BlockSyntax body)
        : base(tree)
    {
        ElseKeyword = elseKeyword;
        Body = body;
        Adopt(elseKeyword);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.ElseClause;

    public SyntaxToken ElseKeyword { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ElseKeyword, Body];
}
