namespace MemDsl.Compiler.Syntax;

/// <summary><c>let x = e</c>, <c>var x = e</c>, either with <c>: type</c> after the name.</summary>
public sealed class VariableDeclarationSyntax : StatementSyntax
{
    internal VariableDeclarationSyntax(
        SyntaxTree tree,
        SyntaxToken keyword,
        SyntaxToken name,
        TypeClauseSyntax? type,
        SyntaxToken equalsToken,
        ExpressionSyntax initializer)
        : base(tree)
    {
        Keyword = keyword;
        Name = name;
        Type = type;
        EqualsToken = equalsToken;
        Initializer = initializer;
        Adopt(keyword);
        Adopt(name);
        Adopt(type);
        Adopt(equalsToken);
        Adopt(initializer);
    }

    public override SyntaxKind Kind => SyntaxKind.VariableDeclaration;

    /// <summary><c>let</c> or <c>var</c>.</summary>
    public SyntaxToken Keyword { get; }

    public SyntaxToken Name { get; }

    public TypeClauseSyntax? Type { get; }

    public SyntaxToken EqualsToken { get; }

    public ExpressionSyntax Initializer { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        yield return Name;
        if (Type is not null)
            yield return Type;
        yield return EqualsToken;
        yield return Initializer;
    }
}
