namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>A piece of the text as the lexer cut it. The lexemes of a text join without gap or overlap.</summary>
/// <param name="Kind">What it is as trivia; <see cref="SyntaxKind.SkippedTrivia"/> for what would be a token if a node had taken it.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="IsToken">True once a node of the tree has taken it as a token.</param>
internal readonly record struct Lexeme(SyntaxKind Kind, int Start, bool IsToken)
{
    public bool IsTrivia => !IsToken;
}
