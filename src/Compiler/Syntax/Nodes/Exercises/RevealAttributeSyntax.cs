namespace MemDsl.Compiler.Syntax;

/// <summary><c>reveal note</c></summary>
public sealed class RevealAttributeSyntax : CheckAttributeSyntax
{
    internal RevealAttributeSyntax(SyntaxTree tree, SyntaxToken keyword, SyntaxToken level)
        : base(tree)
    {
        Keyword = keyword;
        Level = level;
        Adopt(keyword);
        Adopt(level);
    }

    public override SyntaxKind Kind => SyntaxKind.RevealAttribute;

    public override SyntaxToken Keyword { get; }

    public SyntaxToken Level { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Level];
}
