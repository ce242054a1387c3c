namespace MemDsl.Compiler.Syntax;

/// <summary><c>distractor pages because "mapping a page does not make it resident"</c></summary>
public sealed class DistractorLineSyntax : ExerciseLineSyntax
{
    internal DistractorLineSyntax(SyntaxTree tree, SyntaxToken keyword, ExpressionSyntax value, SyntaxToken? becauseKeyword, ExpressionSyntax? reason)
        : base(tree)
    {
        Keyword = keyword;
        Value = value;
        BecauseKeyword = becauseKeyword;
        Reason = reason;
        Adopt(keyword);
        Adopt(value);
        Adopt(becauseKeyword);
        Adopt(reason);
    }

    public override SyntaxKind Kind => SyntaxKind.DistractorLine;

    public override SyntaxToken Keyword { get; }

    public ExpressionSyntax Value { get; }

    public SyntaxToken? BecauseKeyword { get; }

    public ExpressionSyntax? Reason { get; }

    public override IEnumerable<SyntaxNode> GetChildren()
    {
        yield return Keyword;
        yield return Value;
        if (BecauseKeyword is not null)
            yield return BecauseKeyword;
        if (Reason is not null)
            yield return Reason;
    }
}
