namespace MemDsl.Compiler.Syntax;

/// <summary><c>*</c>: anything in this field.</summary>
public sealed class WildcardPatternSyntax : PatternFieldSyntax
{
    internal WildcardPatternSyntax(SyntaxTree tree, SyntaxToken asteriskToken)
        : base(tree)
    {
        AsteriskToken = asteriskToken;
        Adopt(asteriskToken);
    }

    public override SyntaxKind Kind => SyntaxKind.WildcardPattern;

    public SyntaxToken AsteriskToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [AsteriskToken];
}
