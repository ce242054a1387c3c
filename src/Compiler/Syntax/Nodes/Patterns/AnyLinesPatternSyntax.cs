namespace MemDsl.Compiler.Syntax;

/// <summary><c>...</c>: any run of lines, none included.</summary>
public sealed class AnyLinesPatternSyntax : PatternLineSyntax
{
    internal AnyLinesPatternSyntax(SyntaxTree tree, SyntaxToken ellipsisToken)
        : base(tree)
    {
        EllipsisToken = ellipsisToken;
        Adopt(ellipsisToken);
    }

    public override SyntaxKind Kind => SyntaxKind.AnyLinesPattern;

    public SyntaxToken EllipsisToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [EllipsisToken];
}
