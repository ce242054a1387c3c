using Antlr4.Runtime;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>The syntax kind of each token type of the grammar.</summary>
internal static class TokenKinds
{
    public static SyntaxKind Of(int type) => type is >= 0 and < Size ? Table[type] : SyntaxKind.EndOfFileToken;

    private static readonly (int Type, SyntaxKind Kind)[] Others =
    [
        (MemLexer.OPEN_PAREN, SyntaxKind.OpenParenToken),
        (MemLexer.CLOSE_PAREN, SyntaxKind.CloseParenToken),
        (MemLexer.OPEN_BRACKET, SyntaxKind.OpenBracketToken),
        (MemLexer.CLOSE_BRACKET, SyntaxKind.CloseBracketToken),
        (MemLexer.OPEN_BRACE, SyntaxKind.OpenBraceToken),
        (MemLexer.CLOSE_BRACE, SyntaxKind.CloseBraceToken),
        (MemLexer.COMMA, SyntaxKind.CommaToken),
        (MemLexer.COLON, SyntaxKind.ColonToken),
        (MemLexer.DOT, SyntaxKind.DotToken),
        (MemLexer.QUESTION, SyntaxKind.QuestionToken),
        (MemLexer.ARROW, SyntaxKind.ArrowToken),
        (MemLexer.LAMBDA, SyntaxKind.EqualsGreaterToken),
        (MemLexer.RANGE, SyntaxKind.DotDotToken),
        (MemLexer.RANGE_LENGTH, SyntaxKind.DotDotPlusToken),
        (MemLexer.ASSIGN, SyntaxKind.EqualsToken),
        (MemLexer.ADD_ASSIGN, SyntaxKind.PlusEqualsToken),
        (MemLexer.SUB_ASSIGN, SyntaxKind.MinusEqualsToken),
        (MemLexer.MUL_ASSIGN, SyntaxKind.AsteriskEqualsToken),
        (MemLexer.DIV_ASSIGN, SyntaxKind.SlashEqualsToken),
        (MemLexer.MOD_ASSIGN, SyntaxKind.PercentEqualsToken),
        (MemLexer.AND_ASSIGN, SyntaxKind.AmpersandEqualsToken),
        (MemLexer.OR_ASSIGN, SyntaxKind.BarEqualsToken),
        (MemLexer.XOR_ASSIGN, SyntaxKind.CaretEqualsToken),
        (MemLexer.SHL_ASSIGN, SyntaxKind.LessLessEqualsToken),
        (MemLexer.SHR_ASSIGN, SyntaxKind.GreaterGreaterEqualsToken),
        (MemLexer.PLUS, SyntaxKind.PlusToken),
        (MemLexer.MINUS, SyntaxKind.MinusToken),
        (MemLexer.STAR, SyntaxKind.AsteriskToken),
        (MemLexer.SLASH, SyntaxKind.SlashToken),
        (MemLexer.PERCENT, SyntaxKind.PercentToken),
        (MemLexer.AMPERSAND, SyntaxKind.AmpersandToken),
        (MemLexer.BAR, SyntaxKind.BarToken),
        (MemLexer.CARET, SyntaxKind.CaretToken),
        (MemLexer.TILDE, SyntaxKind.TildeToken),
        (MemLexer.SHL, SyntaxKind.LessLessToken),
        (MemLexer.SHR, SyntaxKind.GreaterGreaterToken),
        (MemLexer.EQUAL, SyntaxKind.EqualsEqualsToken),
        (MemLexer.NOT_EQUAL, SyntaxKind.BangEqualsToken),
        (MemLexer.LESS, SyntaxKind.LessToken),
        (MemLexer.LESS_EQUAL, SyntaxKind.LessEqualsToken),
        (MemLexer.GREATER, SyntaxKind.GreaterToken),
        (MemLexer.GREATER_EQUAL, SyntaxKind.GreaterEqualsToken),
        (MemLexer.NAME, SyntaxKind.IdentifierToken),
        (MemLexer.LABEL, SyntaxKind.IdentifierToken),
        (MemLexer.INTEGER, SyntaxKind.IntegerToken),
        (MemLexer.DECIMAL, SyntaxKind.DecimalToken),
        (MemLexer.CHARACTER, SyntaxKind.CharacterToken),
        (MemLexer.STRING, SyntaxKind.StringToken),
        (MemLexer.RAW_STRING, SyntaxKind.RawStringToken),
        (MemLexer.INTERPOLATED_START, SyntaxKind.InterpolatedStringStartToken),
        (MemLexer.RAW_INTERPOLATED_START, SyntaxKind.InterpolatedStringStartToken),
        (MemLexer.INTERPOLATED_TEXT, SyntaxKind.InterpolatedStringTextToken),
        (MemLexer.RAW_INTERPOLATED_TEXT, SyntaxKind.InterpolatedStringTextToken),
        (MemLexer.INTERPOLATED_END, SyntaxKind.InterpolatedStringEndToken),
        (MemLexer.FORMAT, SyntaxKind.IdentifierToken),
        (MemLexer.FAILS_ALONE, SyntaxKind.FailsKeyword),
        (MemLexer.RAISES_ALONE, SyntaxKind.RaisesKeyword),
        (MemLexer.SECTION_NAME, SyntaxKind.SectionNameToken),
        (MemLexer.PERMISSIONS, SyntaxKind.PermissionsToken),
        (MemLexer.PATTERN_TEXT, SyntaxKind.PatternTextToken),
        (MemLexer.PATTERN_DASH, SyntaxKind.MinusToken),
        (MemLexer.WILDCARD, SyntaxKind.AsteriskToken),
        (MemLexer.ELLIPSIS, SyntaxKind.EllipsisToken),
        (MemLexer.CSHARP_CODE, SyntaxKind.CSharpCodeToken),
    ];

    private const int Size = 256;

    private static readonly SyntaxKind[] Table = MakeTable();

    private static SyntaxKind[] MakeTable()
    {
        var table = new SyntaxKind[Size];
        var byText = new Dictionary<string, SyntaxKind>();
        foreach (var kind in Enum.GetValues<SyntaxKind>())
        {
            if (SyntaxFacts.GetText(kind) is { } text)
                byText[text] = kind;
        }

        for (var type = 1; type < Size; type++)
        {
            // The words: the symbol LET stands for the word let.
            var symbol = MemLexer.DefaultVocabulary.GetSymbolicName(type);
            if (symbol is not null && byText.TryGetValue(symbol.ToLowerInvariant(), out var word))
                table[type] = word;
        }

        foreach (var (type, kind) in Others)
            table[type] = kind;
        return table;
    }
}
