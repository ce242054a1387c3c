namespace MemDsl.Compiler.Syntax;

/// <summary>Text between the holes; the token's value is the text with escapes resolved (and, in a raw string, dedented).</summary>
public sealed class InterpolatedStringTextSyntax : InterpolatedStringContentSyntax
{
    internal InterpolatedStringTextSyntax(SyntaxTree tree, SyntaxToken textToken)
        : base(tree)
    {
        TextToken = textToken;
        Adopt(textToken);
    }

    public override SyntaxKind Kind => SyntaxKind.InterpolatedStringText;

    public SyntaxToken TextToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [TextToken];
}
