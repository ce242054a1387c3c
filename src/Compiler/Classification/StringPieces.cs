using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Classification;

/// <summary>Cuts a string into its text and its escapes; a backslash that begins none is an error.</summary>
internal static class StringPieces
{
    public static bool MayHave(SyntaxKind kind) =>
        kind is SyntaxKind.StringToken or SyntaxKind.CharacterToken or SyntaxKind.RawStringToken or SyntaxKind.InterpolatedStringTextToken;

    public static void AddTo(ImmutableArray<ClassifiedSpan>.Builder spans, SyntaxToken token)
    {
        var text = token.Text;
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var (length, kind) = PieceAt(text, i, token);
            if (length == 0)
            {
                i++;
                continue;
            }

            if (i > start) spans.Add(new(new TextSpan(token.Span.Start + start, i - start), ClassificationKind.String));
            spans.Add(new(new TextSpan(token.Span.Start + i, length), kind));
            i += length;
            start = i;
        }

        if (start < text.Length) spans.Add(new(TextSpan.FromBounds(token.Span.Start + start, token.Span.End), ClassificationKind.String));
    }

    /// <summary>How long the escape at an index is; 0 for plain text.</summary>
    private static (int Length, ClassificationKind Kind) PieceAt(string text, int index, SyntaxToken token)
    {
        var isInterpolated = token.Kind == SyntaxKind.InterpolatedStringTextToken;
        if (isInterpolated && text[index] is '{' or '}') return (index + 1 < text.Length && text[index + 1] == text[index] ? 2 : 1, ClassificationKind.Escape);
        if (text[index] != '\\' || IsRaw(token)) return (0, ClassificationKind.String);
        var length = EscapeLength(text.AsSpan(index));
        return length > 0 ? (length, ClassificationKind.Escape) : (Math.Min(2, text.Length - index), ClassificationKind.Error);
    }

    private static bool IsRaw(SyntaxToken token) => token.Kind == SyntaxKind.RawStringToken
        || (token.Parent?.Parent is InterpolatedStringExpressionSyntax { StartToken.Text.Length: > 2 } && token.Kind == SyntaxKind.InterpolatedStringTextToken);

    /// <summary>\n \t \0 \" \' \\ \xNN \u{…}; 0 for anything else.</summary>
    private static int EscapeLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 2) return 0;
        switch (text[1])
        {
            case 'n' or 't' or '0' or '"' or '\'' or '\\': return 2;
            case 'x': return text.Length >= 4 && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) ? 4 : 0;
            case 'u' when text.Length > 3 && text[2] == '{':
                var end = text.IndexOf('}');
                return end > 3 && ulong.TryParse(text[3..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _) ? end + 1 : 0;
            default: return 0;
        }
    }
}
