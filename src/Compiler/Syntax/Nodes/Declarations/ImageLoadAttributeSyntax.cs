namespace MemDsl.Compiler.Syntax;

/// <summary><c>filesz 4K</c>, <c>memsz 8K</c> or <c>align 4K</c></summary>
public sealed class ImageLoadAttributeSyntax : SyntaxNode
{
    internal ImageLoadAttributeSyntax(SyntaxTree tree, SyntaxToken keyword, SyntaxToken value)
        : base(tree)
    {
        Keyword = keyword;
        Value = value;
        Adopt(keyword);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageLoadAttribute;

    public SyntaxToken Keyword { get; }

    public SyntaxToken Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Value];
}
