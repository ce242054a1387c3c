namespace MemDsl.Compiler.Syntax;

/// <summary>A word and its value, or the word alone: <c>points 4</c>, <c>hint "…"</c>, <c>unordered</c>.</summary>
public sealed class PropertyLineSyntax : ExerciseLineSyntax
{
    internal PropertyLineSyntax(SyntaxTree tree, SyntaxToken keyword, ExpressionSyntax? value)
        : base(tree)
    {
        Keyword = keyword;
        Value = value;
        Adopt(keyword);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.PropertyLine;

    public override SyntaxToken Keyword { get; }

    public ExpressionSyntax? Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        if (Value is not null)
            yield return Value;
    }
}
