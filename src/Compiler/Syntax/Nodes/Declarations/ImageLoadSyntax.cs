using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>load 0x400000 r-x filesz 4K memsz 8K align 4K</c>, a segment given by hand.</summary>
public sealed class ImageLoadSyntax : ImageItemSyntax
{
    internal ImageLoadSyntax(
        SyntaxTree tree,
        SyntaxToken loadKeyword,
        SyntaxToken address,
        SyntaxToken permissions,
        ImmutableArray<ImageLoadAttributeSyntax> attributes)
        : base(tree)
    {
        LoadKeyword = loadKeyword;
        Address = address;
        Permissions = permissions;
        Attributes = attributes;
        Adopt(loadKeyword);
        Adopt(address);
        Adopt(permissions);
        Adopt(attributes);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageLoad;

    public SyntaxToken LoadKeyword { get; }

    public SyntaxToken Address { get; }

    public SyntaxToken Permissions { get; }

    public ImmutableArray<ImageLoadAttributeSyntax> Attributes { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [LoadKeyword, Address, Permissions, .. Attributes];
}
