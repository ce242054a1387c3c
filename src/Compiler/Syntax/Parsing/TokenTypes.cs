using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>Sets of token types that the layout rules speak of.</summary>
internal static class TokenTypes
{
    /// <summary>True for a reserved word (and <c>NAME</c>): what is a name where any word is one.</summary>
    public static bool IsWord(int type) => type is >= MemLexer.LET and <= MemLexer.NAME;

    /// <summary>True for the reserved words that begin a statement and can stand nowhere in an expression.</summary>
    public static bool BeginsStatement(int type) => type is MemLexer.LET or MemLexer.VAR or MemLexer.FN or MemLexer.IF or MemLexer.FOR
        or MemLexer.WHILE or MemLexer.BREAK or MemLexer.CONTINUE or MemLexer.RETURN or MemLexer.ASSERT or MemLexer.WITH or MemLexer.ON
        or MemLexer.IMPORT;

    /// <summary>True for the tokens of types.</summary>
    public static bool IsInType(int type) => type is MemLexer.NAME or MemLexer.LESS or MemLexer.GREATER or MemLexer.QUESTION or MemLexer.COMMA or MemLexer.FN
        or MemLexer.OPEN_PAREN or MemLexer.CLOSE_PAREN or MemLexer.ARROW;

    /// <summary>True for the last token that an operand can have; after it, an operator or an end must come.</summary>
    public static bool EndsOperand(int type) => type is MemLexer.NAME or MemLexer.INTEGER or MemLexer.DECIMAL or MemLexer.CHARACTER
        or MemLexer.STRING or MemLexer.RAW_STRING or MemLexer.TRUE or MemLexer.FALSE or MemLexer.NULL or MemLexer.CLOSE_PAREN
        or MemLexer.CLOSE_BRACKET or MemLexer.CLOSE_BRACE or MemLexer.INTERPOLATED_END
        or MemLexer.FAILS or MemLexer.RAISES or MemLexer.FAILS_ALONE or MemLexer.RAISES_ALONE;

    /// <summary>True for the tokens after which a newline is white space: operators, <c>,</c> <c>=</c> <c>=></c> <c>-></c> <c>..</c>.</summary>
    public static bool ContinuesLine(int type) => type is MemLexer.COMMA or MemLexer.ARROW or MemLexer.LAMBDA
        or (>= MemLexer.RANGE and <= MemLexer.GREATER_EQUAL)
        or MemLexer.AND or MemLexer.OR or MemLexer.NOT or MemLexer.IN or MemLexer.TRY;

    /// <summary>True for assignments and the operators that only stand between two operands.</summary>
    public static bool IsBinaryOnly(int type) => type is MemLexer.AND or MemLexer.OR or MemLexer.IN or MemLexer.LAMBDA
        or (>= MemLexer.RANGE and <= MemLexer.GREATER_EQUAL and not (MemLexer.MINUS or MemLexer.TILDE));

    /// <summary>True for the operators before an operand.</summary>
    public static bool IsPrefix(int type) => type is MemLexer.NOT or MemLexer.TRY or MemLexer.MINUS or MemLexer.TILDE;
}
