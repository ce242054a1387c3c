namespace MemDsl.Compiler.Syntax;

/// <summary><c>given { … }</c> or <c>solution { … }</c></summary>
public sealed class ClauseLineSyntax : ExerciseLineSyntax
{
    internal ClauseLineSyntax(SyntaxTree tree, SyntaxToken keyword, BlockSyntax body)
        : base(tree)
    {
        Keyword = keyword;
        Body = body;
        Adopt(keyword);
        Adopt(body);
    }

    public override SyntaxKind Kind => SyntaxKind.ClauseLine;

    public override SyntaxToken Keyword { get; }

    public BlockSyntax Body { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Body];
}
