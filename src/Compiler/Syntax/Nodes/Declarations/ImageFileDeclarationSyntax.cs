namespace MemDsl.Compiler.Syntax;

/// <summary><c>image sh = elf("/bin/sh")</c></summary>
public sealed class ImageFileDeclarationSyntax : DeclarationSyntax
{
    internal ImageFileDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken imageKeyword,
        SyntaxToken name,
        SyntaxToken equalsToken,
        ExpressionSyntax value)
        : base(tree)
    {
        ImageKeyword = imageKeyword;
        Name = name;
        EqualsToken = equalsToken;
        Value = value;
        Adopt(imageKeyword);
        Adopt(name);
        Adopt(equalsToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.ImageFileDeclaration;

    public SyntaxToken ImageKeyword { get; }

    public SyntaxToken Name { get; }

    public SyntaxToken EqualsToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ImageKeyword, Name, EqualsToken, Value];
}
