namespace MemDsl.Compiler.Syntax;

/// <summary><c>.text 8K r-x</c> or <c>.tbss 4K rw- nobits</c>, a section of an image block.</summary>
public sealed class ImageSectionSyntax : ImageItemSyntax
{
    internal ImageSectionSyntax(SyntaxTree tree, SyntaxToken name, SyntaxToken size, SyntaxToken permissions, SyntaxToken? nobitsKeyword)
        : base(tree)
    {
        Name = name;
        Size = size;
        Permissions = permissions;
        NobitsKeyword = nobitsKeyword;
        Adopt(name);
        Adopt(size);
        Adopt(permissions);
        Adopt(nobitsKeyword);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageSection;

    public SyntaxToken Name { get; }

    public SyntaxToken Size { get; }

    /// <summary><c>[r-][w-][x-]</c></summary>
    public SyntaxToken Permissions { get; }

    public SyntaxToken? NobitsKeyword { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Name;
        yield return Size;
        yield return Permissions;
        if (NobitsKeyword is not null)
            yield return NobitsKeyword;
    }
}
