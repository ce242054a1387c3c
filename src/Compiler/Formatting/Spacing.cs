using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>Whether a space stands between two pieces of a line. Where no rule says otherwise, one does.</summary>
internal static class Spacing
{
    public static bool Between(Piece left, Piece right) => !(BindsToNext(left) || BindsToPrevious(right) || IsTightBar(left) || IsTightBar(right));

    /// <summary>Nothing stands after it: <c>( [ . ..</c>, a sign.</summary>
    private static bool BindsToNext(Piece piece) => piece.Kind switch
    {
        SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.DotToken or SyntaxKind.DotDotToken or SyntaxKind.DotDotPlusToken => true,
        SyntaxKind.MinusToken or SyntaxKind.TildeToken => piece.Parent is UnaryExpressionSyntax,
        SyntaxKind.LessToken => piece.Parent is GenericTypeSyntax or CSharpExpressionSyntax,
        SyntaxKind.CSharpKeyword => piece.Parent is CSharpExpressionSyntax { LessThanToken: not null },
        SyntaxKind.PlusToken => piece.Parent is ImageEntrySyntax,
        _ => false,
    };

    /// <summary>Nothing stands before it: <c>) ] , : ? . ..</c>, the parenthesis of a call.</summary>
    private static bool BindsToPrevious(Piece piece) => piece.Kind switch
    {
        SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CommaToken or SyntaxKind.ColonToken or SyntaxKind.QuestionToken => true,
        SyntaxKind.DotToken or SyntaxKind.DotDotToken or SyntaxKind.DotDotPlusToken => true,
        SyntaxKind.OpenParenToken => piece.Parent is not ParenthesizedExpressionSyntax,
        SyntaxKind.OpenBracketToken => piece.Parent is IndexExpressionSyntax,
        SyntaxKind.LessToken => piece.Parent is GenericTypeSyntax or CSharpExpressionSyntax,
        SyntaxKind.GreaterToken => piece.Parent is GenericTypeSyntax or CSharpExpressionSyntax,
        SyntaxKind.PlusToken => piece.Parent is ImageEntrySyntax,
        _ => false,
    };

    /// <summary>Flags are joined without spaces, as manual pages write them: <c>PROT_READ|PROT_WRITE</c>.</summary>
    private static bool IsTightBar(Piece piece) => piece.Kind == SyntaxKind.BarToken && piece.Parent is BinaryExpressionSyntax binary && IsFlags(binary);

    private static bool IsFlags(BinaryExpressionSyntax binary)
    {
        ExpressionSyntax left = binary;
        while (left is BinaryExpressionSyntax { OperatorToken.Kind: SyntaxKind.BarToken } chain)
        {
            if (chain.Right is not NameExpressionSyntax) return false;
            left = chain.Left;
        }

        return left is NameExpressionSyntax;
    }
}
