using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>Tells whether a position lies in text that is not the language: a comment, a string, a pattern's text, C#.</summary>
internal static class CaretText
{
    public static bool Holds(SyntaxTree tree, int position)
    {
        if (position == 0) return false;
        var (kind, span, isToken) = tree.GetLexeme(tree.FindLexeme(position - 1));
        var isAtEnd = position == span.End;
        if (!isToken) return kind == SyntaxKind.CommentTrivia || (kind == SyntaxKind.SkippedTrivia && IsInString(tree.Text.AsSpan(span), isAtEnd));
        if (tree.FindToken(span.Start) is not { } token) return false;
        return token.Kind switch
        {
            SyntaxKind.StringToken or SyntaxKind.CharacterToken or SyntaxKind.RawStringToken => IsInString(token.Text, isAtEnd),
            SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.CSharpCodeToken or SyntaxKind.PatternTextToken => true,
            SyntaxKind.CloseBraceToken => isAtEnd && token.Parent is InterpolationSyntax,
            SyntaxKind.OpenBraceToken => isAtEnd && token.Parent is CSharpExpressionSyntax,
            _ => false,
        };
    }

    private static bool IsInString(ReadOnlySpan<char> text, bool isAtEnd)
    {
        if (text[0] is not ('"' or '\'')) return false;
        if (!isAtEnd) return true;
        if (text.StartsWith("\"\"\"")) return text.Length < 6 || !text.EndsWith("\"\"\"");
        return text.Length < 2 || text[^1] != text[0] || IsEscaped(text);
    }

    /// <summary>Whether an odd number of backslashes stands before the last character.</summary>
    private static bool IsEscaped(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = text.Length - 2; i > 0 && text[i] == '\\'; i--) count++;
        return count % 2 == 1;
    }
}
