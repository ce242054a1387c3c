namespace MemDsl.Compiler.Syntax;

/// <summary>A field given literally: <c>00400000</c>, <c>r-xp</c>, <c>[stack]</c>, <c>/tmp/a b (deleted)</c>.</summary>
public sealed class TextPatternSyntax : PatternFieldSyntax
{
    internal TextPatternSyntax(SyntaxTree tree, SyntaxToken textToken)
        : base(tree)
    {
        TextToken = textToken;
        Adopt(textToken);
    }

    public override SyntaxKind Kind => SyntaxKind.TextPattern;

    /// <summary>Its value is the text; a name may contain spaces.</summary>
    public SyntaxToken TextToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TextToken];
}
