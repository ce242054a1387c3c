using System.Collections.Immutable;

namespace MemDsl.Compiler.Syntax;

/// <summary><c>buddyinfo { … }</c>, a pattern in the format of <c>/proc/buddyinfo</c>.</summary>
public sealed class BuddyInfoPatternExpressionSyntax : ExpressionSyntax
{
    internal BuddyInfoPatternExpressionSyntax(
        SyntaxTree tree,
        SyntaxToken buddyInfoKeyword,
        SyntaxToken openBraceToken,
        ImmutableArray<PatternLineSyntax> lines,
        SyntaxToken closeBraceToken)
        : base(tree)
    {
        BuddyInfoKeyword = buddyInfoKeyword;
        OpenBraceToken = openBraceToken;
        Lines = lines;
        CloseBraceToken = closeBraceToken;
        Adopt(buddyInfoKeyword);
        Adopt(openBraceToken);
        Adopt(lines);
        Adopt(closeBraceToken);
    }

    public override SyntaxKind Kind => SyntaxKind.BuddyInfoPatternExpression;

    public SyntaxToken BuddyInfoKeyword { get; }

    public SyntaxToken OpenBraceToken { get; }

    public ImmutableArray<PatternLineSyntax> Lines { get; }

    public SyntaxToken CloseBraceToken { get; }

    public override IEnumerable<SyntaxNode> GetChildren() => [BuddyInfoKeyword, OpenBraceToken, .. Lines, CloseBraceToken];
}
