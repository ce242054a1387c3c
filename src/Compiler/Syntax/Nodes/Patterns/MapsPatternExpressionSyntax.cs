using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>maps { … }</c>, a pattern in the format of <c>/proc/PID/maps</c>.</summary>
public sealed class MapsPatternExpressionSyntax : ExpressionSyntax
{
    internal MapsPatternExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken mapsKeyword,
        SyntaxToken openBraceToken,
        ImmutableArray<PatternLineSyntax> lines,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        MapsKeyword = mapsKeyword;
        OpenBraceToken = openBraceToken;
        Lines = lines;
        CloseBraceToken = closeBraceToken;
        Adopt(mapsKeyword);
        Adopt(openBraceToken);
        Adopt(lines);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.MapsPatternExpression;

    public SyntaxToken MapsKeyword { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<PatternLineSyntax> Lines { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [MapsKeyword, OpenBraceToken, .. Lines, CloseBraceToken];
}
