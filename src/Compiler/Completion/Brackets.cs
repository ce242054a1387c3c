using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Completion;

/// <summary>The brackets that a node brings.</summary>
internal static class Brackets
{
    /// <summary>The opening and the closing one; null for a node without brackets.</summary>
    public static (SyntaxToken Open, SyntaxToken? Close)? Of(SyntaxNode node) => node switch
    {
        CallExpressionSyntax n => (n.OpenParenToken, n.CloseParenToken),
        ParenthesizedExpressionSyntax n => (n.OpenParenToken, n.CloseParenToken),
        ListExpressionSyntax n => (n.OpenBracketToken, n.CloseBracketToken),
        IndexExpressionSyntax n => (n.OpenBracketToken, n.CloseBracketToken),
        RecordExpressionSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        InterpolationSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        HolePatternSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        BlockSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        MachineDeclarationSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        ImageBlockDeclarationSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        ExerciseDeclarationSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        ItemLineSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        MapsPatternExpressionSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        BuddyInfoPatternExpressionSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        CSharpExpressionSyntax n => (n.OpenBraceToken, n.CloseBraceToken),
        FunctionDeclarationSyntax n => (n.OpenParenToken, n.CloseParenToken),
        SignalClauseSyntax { OpenParenToken: { } open } n => (open, n.CloseParenToken),
        _ => null,
    };

    /// <summary>Whether a word lies between the brackets of a node.</summary>
    public static bool Surround(SyntaxNode node, Text.TextSpan word) =>
        Of(node) is var (open, close) && !open.IsMissing && open.Span.End <= word.Start && (close is null or { IsMissing: true } || word.End <= close.Span.Start);
}
