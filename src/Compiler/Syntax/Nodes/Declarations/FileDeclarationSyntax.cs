namespace MemDsl.Compiler.Syntax;

/// <summary><c>file data = file("data.bin", size: 64K)</c></summary>
public sealed class FileDeclarationSyntax : DeclarationSyntax
{
    internal FileDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken fileKeyword,
        SyntaxToken name,
        SyntaxToken equalsToken,
        ExpressionSyntax value)
        : base(tree)
    {
        FileKeyword = fileKeyword;
        Name = name;
        EqualsToken = equalsToken;
        Value = value;
        Adopt(fileKeyword);
        Adopt(name);
        Adopt(equalsToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.FileDeclaration;

    public SyntaxToken FileKeyword { get; }

    public SyntaxToken Name { get; }

    public SyntaxToken EqualsToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [FileKeyword, Name, EqualsToken, Value];
}
