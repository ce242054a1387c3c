using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Interpolated strings, and literals that are not what they should be.</content>
internal sealed partial class Layout
{
    private bool _endsInString;
    private int _brokenQuoteAt = -1;
    private int _openStrings;
    private int _openRawStrings;

    /// <summary>
    /// At the end of a line (or of the text) inside <c>$"…"</c>, be it in its text or in a hole: reports it and closes what is open, with
    /// tokens that the text does not have. False when no such string is open.
    /// </summary>
    private bool LeaveUnclosedString(int position)
    {
        var atEnd = position == _text.Length;
        if (!IsInString(raw: false) && !(atEnd && IsInString(raw: true)))
            return false;
        _endsInString |= atEnd;
        if (_brokenQuoteAt < 0 || _text.GetLineIndex(_brokenQuoteAt) != _text.GetLineIndex(position))
            _diagnostics.Report(DiagnosticDescriptors.UnclosedString, Location(position, position), "string", "\"");
        while (IsInString(raw: false) || (atEnd && IsInString(raw: true)))
        {
            var kind = _top.Kind;
            if (kind is BracketKind.InterpolatedString or BracketKind.RawInterpolatedString or BracketKind.Hole or BracketKind.PatternHole
                or BracketKind.Maps or BracketKind.BuddyInfo or BracketKind.Image)
                _lexer.PopMode();
            if (kind is BracketKind.Block or BracketKind.Maps or BracketKind.BuddyInfo or BracketKind.Image or BracketKind.Machine)
                EndStatement();
            Pop();
            Append(new LexedToken(_input, ClosingType(kind), position, position - 1));
        }

        return true;
    }

    private static int ClosingType(BracketKind kind) => kind switch
    {
        BracketKind.Parenthesis => MemLexer.CLOSE_PAREN,
        BracketKind.SquareBracket => MemLexer.CLOSE_BRACKET,
        BracketKind.InterpolatedString or BracketKind.RawInterpolatedString => MemLexer.INTERPOLATED_END,
        _ => MemLexer.CLOSE_BRACE,
    };

    private bool IsInString(bool raw) => (raw ? _openRawStrings : _openStrings) > 0;

    private void OnUnknownInString(LexedToken token, char c)
    {
        if (c is '\n' or '\r')
        {
            LeaveUnclosedString(token.StartIndex);
            _input.Seek(token.StartIndex);
            return;
        }

        AddLexeme(SyntaxKind.SkippedTrivia, token);
        _diagnostics.ReportWithHelp(
            DiagnosticDescriptors.UnexpectedCharacter, Location(token), c == '}' ? "write '}}' for a brace in an interpolated string" : null, Describe(c));
    }

    private void TakeFormat(int start)
    {
        var end = start;
        while (end < _text.Length && _text[end] is not ('}' or '"' or '\n' or '\r'))
            end++;
        if (end == start)
            return;
        Take(new LexedToken(_input, MemLexer.FORMAT, start, end - 1));
        _input.Seek(end);
    }

    private void ReportUnknown(LexedToken token, char c)
    {
        var help = c switch
        {
            '!' => "write 'not' for logical negation, '!=' for inequality",
            '$' => "an interpolated string is $\"…\"",
            '`' or '‘' or '’' or '“' or '”' => "strings stand in straight quotes: \"…\"",
            _ => null,
        };
        _diagnostics.ReportWithHelp(DiagnosticDescriptors.UnexpectedCharacter, Location(token), help, Describe(c));
    }

    private static string Describe(char c)
        => char.IsControl(c) || char.IsSurrogate(c) || c > 0x7e ? $"U+{(int)c:X4}" : $"'{c}'";

    /// <summary>Reports a literal that the lexer could only half read, and lets it count as what it was meant to be.</summary>
    private void ReportBadLiteral(LexedToken token)
    {
        switch (token.Type)
        {
            case MemLexer.BAD_NUMBER:
                token.Type = MemLexer.INTEGER;
                var text = token.Text;
                _diagnostics.ReportWithHelp(DiagnosticDescriptors.BadNumber, Location(token), LiteralValues.NumberHelp(text), text);
                break;
            case MemLexer.BAD_CHARACTER:
                token.Type = MemLexer.CHARACTER;
                _diagnostics.Report(DiagnosticDescriptors.UnclosedString, Location(token), "character", "'");
                break;
            case MemLexer.BAD_STRING:
                token.Type = MemLexer.STRING;
                _brokenQuoteAt = token.StartIndex;
                _diagnostics.Report(DiagnosticDescriptors.UnclosedString, Location(token), "string", "\"");
                break;
            case MemLexer.RAW_STRING when token.End - token.StartIndex < 6 || !_text.AsSpan()[token.StartIndex..token.End].EndsWith("\"\"\""):
                _endsInString = true;
                _diagnostics.Report(DiagnosticDescriptors.UnclosedString, Location(token.StartIndex, token.StartIndex + 3), "string", "\"\"\"");
                break;
        }
    }
}
