namespace MemDsl.Compiler.Syntax;

/// <summary><c>: int</c></summary>
public sealed class TypeClauseSyntax : SyntaxNode
{
    internal TypeClauseSyntax(SyntaxTree tree, SyntaxToken colonToken, TypeSyntax type)
        : base(tree)
    {
        ColonToken = colonToken;
        Type = type;
        Adopt(colonToken);
        Adopt(type);
    }

    public override SyntaxKind Kind => SyntaxKind.TypeClause;

    public SyntaxToken ColonToken { get; }

    public TypeSyntax Type { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ColonToken, Type];
}
