namespace MemDsl.Compiler.Syntax;

/// <summary>The tables of the syntax: precedence of operators, text of tokens.</summary>
public static partial class SyntaxFacts
{
    /// <summary>Precedence of <c>not</c>: looser than comparisons, tighter than <c>and</c>.</summary>
    public const int NotPrecedence = 3;

    /// <summary>Precedence of comparisons, which do not chain.</summary>
    public const int ComparisonPrecedence = 4;

    /// <summary>Precedence of <c>fails</c> and <c>raises</c>; <c>try</c> takes everything from here on.</summary>
    public const int ExpectationPrecedence = 5;

    /// <summary>Precedence of <c>..</c> and <c>..+</c>.</summary>
    public const int RangePrecedence = 6;

    /// <summary>Precedence of unary <c>-</c> and <c>~</c>.</summary>
    public const int UnaryPrecedence = 13;

    /// <summary>How tightly a binary operator binds, from 1 (<c>or</c>) up; 0 for what is none.</summary>
    public static int GetBinaryPrecedence(SyntaxKind kind) => kind switch
    {
        SyntaxKind.OrKeyword => 1,
        SyntaxKind.AndKeyword => 2,
        SyntaxKind.EqualsEqualsToken or SyntaxKind.BangEqualsToken or SyntaxKind.LessToken or SyntaxKind.LessEqualsToken
            or SyntaxKind.GreaterToken or SyntaxKind.GreaterEqualsToken or SyntaxKind.InKeyword => ComparisonPrecedence,
        SyntaxKind.DotDotToken or SyntaxKind.DotDotPlusToken => RangePrecedence,
        SyntaxKind.BarToken => 7,
        SyntaxKind.CaretToken => 8,
        SyntaxKind.AmpersandToken => 9,
        SyntaxKind.LessLessToken or SyntaxKind.GreaterGreaterToken => 10,
        SyntaxKind.PlusToken or SyntaxKind.MinusToken => 11,
        SyntaxKind.AsteriskToken or SyntaxKind.SlashToken or SyntaxKind.PercentToken => 12,
        _ => 0,
    };

    /// <summary>The operator that a compound assignment applies (<c>+</c> of <c>+=</c>); <see cref="SyntaxKind.None"/> for plain <c>=</c>.</summary>
    public static SyntaxKind GetCompoundOperator(SyntaxKind assignment) => assignment switch
    {
        SyntaxKind.PlusEqualsToken => SyntaxKind.PlusToken,
        SyntaxKind.MinusEqualsToken => SyntaxKind.MinusToken,
        SyntaxKind.AsteriskEqualsToken => SyntaxKind.AsteriskToken,
        SyntaxKind.SlashEqualsToken => SyntaxKind.SlashToken,
        SyntaxKind.PercentEqualsToken => SyntaxKind.PercentToken,
        SyntaxKind.AmpersandEqualsToken => SyntaxKind.AmpersandToken,
        SyntaxKind.BarEqualsToken => SyntaxKind.BarToken,
        SyntaxKind.CaretEqualsToken => SyntaxKind.CaretToken,
        SyntaxKind.LessLessEqualsToken => SyntaxKind.LessLessToken,
        SyntaxKind.GreaterGreaterEqualsToken => SyntaxKind.GreaterGreaterToken,
        _ => SyntaxKind.None,
    };
}
