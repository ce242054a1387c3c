namespace MemDsl.Compiler.Syntax;

/// <summary><c>= 4</c> behind a parameter.</summary>
public sealed class DefaultValueClauseSyntax : SyntaxNode
{
    internal DefaultValueClauseSyntax(SyntaxTree tree, SyntaxToken equalsToken, ExpressionSyntax value)
        : base(tree)
    {
        EqualsToken = equalsToken;
        Value = value;
        Adopt(equalsToken);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.DefaultValueClause;

    public SyntaxToken EqualsToken { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [EqualsToken, Value];
}
