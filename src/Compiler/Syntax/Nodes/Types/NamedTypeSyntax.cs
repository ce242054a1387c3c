namespace MemDsl.Compiler.Syntax;

/// <summary><c>int</c>, <c>process</c></summary>
public sealed class NamedTypeSyntax : TypeSyntax
{
    internal NamedTypeSyntax(SyntaxTree tree, SyntaxToken name)
        : base(tree)
    {
        Name = name;
        Adopt(name);
    }

    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public SyntaxToken Name { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Name];
}
