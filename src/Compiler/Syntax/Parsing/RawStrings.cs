using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// The text of raw strings, as in C#: on one line it stands as it is; on several it begins after the opening line, ends before the closing
/// one, and loses the closing line's indentation on every line.
/// </summary>
internal static class RawStrings
{
    private const int Quotes = 3;

    /// <summary>The value of <c>"""…"""</c>, or null where it is wrong.</summary>
    public static string? Value(ReadOnlySpan<char> token, int start, SourceText text, DiagnosticBag diagnostics)
    {
        if (token.Length < 2 * Quotes || !token.EndsWith("\"\"\""))
            return null;
        return Dedent([(start + Quotes, token[Quotes..^Quotes].ToString())], text, diagnostics)[0];
    }

    /// <summary>The values of the pieces of <c>$"""…"""</c>, at the places of the pieces; null for holes and where it is wrong.</summary>
    public static string?[] ForInterpolated(MemParser.InterpolatedStringContext context, SourceText text, DiagnosticBag diagnostics)
    {
        var pieces = context._contents
            .Select(c => c.text is LexedToken t ? (t.StartIndex, text.ToString(TextSpan.FromBounds(t.StartIndex, t.End))) : (-1, ""))
            .ToArray();
        return [.. Dedent(pieces, text, diagnostics).Select(LiteralValues.UndoubleBraces)];
    }

    // A piece is where it starts (-1 for a hole) and its text.
    private static string?[] Dedent((int Start, string Text)[] pieces, SourceText text, DiagnosticBag diagnostics)
    {
        var result = pieces.Select(p => p.Start < 0 ? null : p.Text).ToArray();
        if (!Array.Exists(pieces, p => p.Text.AsSpan().ContainsAny('\n', '\r')))
            return result;
        var closing = pieces[^1].Text;
        var lastBreak = closing.AsSpan().LastIndexOfAny('\n', '\r');
        var indentation = closing[(lastBreak + 1)..];
        var firstLine = FirstLineLength(pieces[0].Text);
        if (firstLine < 0 || lastBreak < 0 || !string.IsNullOrWhiteSpace(indentation) || pieces[^1].Start < 0)
            return Wrong(pieces, pieces[0].Start, text, diagnostics);
        var end = lastBreak > 0 && closing[lastBreak] == '\n' && closing[lastBreak - 1] == '\r' ? lastBreak - 1 : lastBreak;
        for (var i = 0; i < pieces.Length; i++)
        {
            var (start, piece) = pieces[i];
            if (start < 0)
                continue;
            var from = i == 0 ? firstLine : 0;
            var to = i == pieces.Length - 1 ? end : piece.Length;
            var builder = new StringBuilder();
            if (to > from && DedentPiece(piece[from..to], i == 0, i == pieces.Length - 1, indentation, builder) is >= 0 and var bad)
                return Wrong(pieces, start + from + bad, text, diagnostics);
            result[i] = builder.ToString();
        }

        return result;
    }

    private static string?[] Wrong((int Start, string Text)[] pieces, int position, SourceText text, DiagnosticBag diagnostics)
    {
        diagnostics.Report(DiagnosticDescriptors.RawStringLayout, new TextLocation(text, new TextSpan(Math.Max(0, position), 0)));
        return new string?[pieces.Length];
    }

    /// <summary>Length of the opening line's rest, its line break included; -1 when it holds text.</summary>
    private static int FirstLineLength(string piece)
    {
        var end = piece.AsSpan().IndexOfAny('\n', '\r');
        if (end < 0 || !string.IsNullOrWhiteSpace(piece[..end]))
            return -1;
        return piece[end] == '\r' && end + 1 < piece.Length && piece[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /// <summary>Takes the indentation from each line that begins in a piece; the offset of a line that has too little of it, or -1.</summary>
    private static int DedentPiece(string piece, bool atLineStart, bool isLast, string indentation, StringBuilder builder)
    {
        for (var i = 0; i < piece.Length;)
        {
            var next = piece.IndexOf('\n', i);
            var end = next < 0 ? piece.Length : next + 1;
            var line = piece[i..end];
            if (!atLineStart)
                builder.Append(line);
            else if (line.StartsWith(indentation, StringComparison.Ordinal))
                builder.Append(line, indentation.Length, line.Length - indentation.Length);
            else if (string.IsNullOrWhiteSpace(line) && (next >= 0 || isLast))
                builder.Append(line.AsSpan().TrimStart(" \t"));
            else
                return i;
            atLineStart = true;
            i = end;
        }

        return -1;
    }
}
