namespace MemDsl.Compiler.Syntax;

/// <summary><c>limit operations 1000</c></summary>
public sealed class LimitLineSyntax : ExerciseLineSyntax
{
    internal LimitLineSyntax(SyntaxTree tree, SyntaxToken keyword, SyntaxToken what, ExpressionSyntax value)
        : base(tree)
    {
        Keyword = keyword;
        What = what;
        Value = value;
        Adopt(keyword);
        Adopt(what);
        Adopt(value);
    }

    public override SyntaxKind Kind => SyntaxKind.LimitLine;

    public override SyntaxToken Keyword { get; }

    public SyntaxToken What { get; }

    public ExpressionSyntax Value { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [Keyword, What, Value];
}
