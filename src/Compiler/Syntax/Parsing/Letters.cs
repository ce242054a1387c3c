using Antlr4.Runtime;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>What the lexer grammar asks about a character beyond ASCII, right after the lexer has taken it.</summary>
internal static class Letters
{
    /// <summary>Unicode's categories L.</summary>
    public static bool IsLetter(IIntStream input) => char.IsLetter((char)input.LA(-1));

    /// <summary>Unicode's category Nd.</summary>
    public static bool IsDigit(IIntStream input) => char.IsDigit((char)input.LA(-1));
}
