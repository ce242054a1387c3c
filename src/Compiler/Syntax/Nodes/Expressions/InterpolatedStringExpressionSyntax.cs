using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>$"rss={p.rss:x}"</c> or <c>$"""…"""</c></summary>
public sealed class InterpolatedStringExpressionSyntax : ExpressionSyntax
{
    internal InterpolatedStringExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken startToken,
        ImmutableArray<InterpolatedStringContentSyntax> contents,
        SyntaxToken endToken)
        : base(tree)
    {
        StartToken = startToken;
        Contents = contents;
        EndToken = endToken;
        Adopt(startToken);
        Adopt(contents);
        Adopt(endToken);
    }

    public override SyntaxKind Kind => SyntaxKind.InterpolatedStringExpression;

    /// <summary><c>$"</c> or <c>$"""</c></summary>
    public SyntaxToken StartToken { get; }

    public ImmutableArray<InterpolatedStringContentSyntax> Contents { get; }

    public SyntaxToken EndToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [StartToken, .. Contents, EndToken];
}
