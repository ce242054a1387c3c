namespace MemDsl.Compiler.Syntax;

/// <summary><c>-&gt; address</c></summary>
public sealed class ReturnTypeClauseSyntax : SyntaxNode
{
    internal ReturnTypeClauseSyntax(SyntaxTree tree, SyntaxToken arrowToken, TypeSyntax type)
        : base(tree)
    {
        ArrowToken = arrowToken;
        Type = type;
        Adopt(arrowToken);
        Adopt(type);
    }

    public override SyntaxKind Kind => SyntaxKind.ReturnTypeClause;

    public SyntaxToken ArrowToken { get; }

    public TypeSyntax Type { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [ArrowToken, Type];
}
