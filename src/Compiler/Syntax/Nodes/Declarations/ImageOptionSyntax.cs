namespace MemDsl.Compiler.Syntax;

/// <summary><c>type dyn</c>, <c>class 32</c>, <c>base 0x400000</c>, <c>interp ld</c>, <c>interp "/lib/ld.so"</c>, <c>stack absent</c>: a word and its value.</summary>
public sealed class ImageOptionSyntax : ImageItemSyntax
{
    internal ImageOptionSyntax(SyntaxTree tree, SyntaxToken keyword, SyntaxToken value)
        : base(tree)
    {
        Keyword = keyword;
        Value = value;
        Adopt(keyword);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageOption;

    public SyntaxToken Keyword { get; }

    /// <summary>A word, a number, permissions, or a string literal.</summary>
    public SyntaxToken Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Value];
}
