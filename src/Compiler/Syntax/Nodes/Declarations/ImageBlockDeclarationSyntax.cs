using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>image app { .text 8K r-x }</c>, a synthetic image.</summary>
public sealed class ImageBlockDeclarationSyntax : DeclarationSyntax
{
    internal ImageBlockDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken imageKeyword,
        SyntaxToken name,
        SyntaxToken openBraceToken,
        ImmutableArray<ImageItemSyntax> items,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        ImageKeyword = imageKeyword;
        Name = name;
        OpenBraceToken = openBraceToken;
        Items = items;
        CloseBraceToken = closeBraceToken;
        Adopt(imageKeyword);
        Adopt(name);
        Adopt(openBraceToken);
        Adopt(items);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageBlockDeclaration;

    public SyntaxToken ImageKeyword { get; }

    public SyntaxToken Name { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<ImageItemSyntax> Items { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ImageKeyword, Name, OpenBraceToken, .. Items, CloseBraceToken];
}
