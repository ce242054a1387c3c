namespace MemDsl.Compiler.Syntax;

/// <summary><c>points 3</c> or <c>because "…"</c></summary>
public sealed class ValueAttributeSyntax : CheckAttributeSyntax
{
    internal ValueAttributeSyntax(SyntaxTree tree, SyntaxToken keyword, ExpressionSyntax value)
        : base(tree)
    {
        Keyword = keyword;
        Value = value;
        Adopt(keyword);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.ValueAttribute;

    public override SyntaxToken Keyword { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, Value];
}
