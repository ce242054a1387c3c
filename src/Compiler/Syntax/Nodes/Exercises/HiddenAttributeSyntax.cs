namespace MemDsl.Compiler.Syntax;

/// <summary><c>hidden</c></summary>
public sealed class HiddenAttributeSyntax : CheckAttributeSyntax
{
    internal HiddenAttributeSyntax(SyntaxTree tree, SyntaxToken keyword)
        : base(tree)
    {
        Keyword = keyword;
        Adopt(keyword);
    }

    public override SyntaxKind Kind => SyntaxKind.HiddenAttribute;

    public override SyntaxToken Keyword { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword];
}
