namespace MemDsl.Compiler.Syntax;

/// <summary><c>entry .text+0x10</c> or <c>entry 0x401000</c></summary>
public sealed class ImageEntrySyntax : ImageItemSyntax
{
    internal ImageEntrySyntax(SyntaxTree tree, SyntaxToken entryKeyword, SyntaxToken @base, SyntaxToken? plusToken, SyntaxToken? offset)
        : base(tree)
    {
        EntryKeyword = entryKeyword;
        Base = @base;
        PlusToken = plusToken;
        Offset = offset;
        Adopt(entryKeyword);
        Adopt(@base);
        Adopt(plusToken);
        Adopt(offset);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageEntry;

    public SyntaxToken EntryKeyword { get; }

    /// <summary>A section name or a number.</summary>
    public SyntaxToken Base { get; }

    public SyntaxToken? PlusToken { get; }

    public SyntaxToken? Offset { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return EntryKeyword;
        yield return Base;
        if (PlusToken is not null)
            yield return PlusToken;
        if (Offset is not null)
            yield return Offset;
    }
}
