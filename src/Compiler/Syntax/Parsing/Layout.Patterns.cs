using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Lines of <c>maps { }</c> and <c>buddyinfo { }</c>: fields between white space, the first of a maps line being <c>start-end</c>.</content>
internal sealed partial class Layout
{
    /// <summary>Fields of a maps line after the range, in their order.</summary>
    private enum MapsField
    {
        Range,
        Permissions,
        Offset,
        Device,
        Inode,
        Name,
    }

    private MapsField _mapsField;

    private void BeginPatternLine() => _mapsField = MapsField.Range;

    private void EndPatternLine()
    {
        EndStatement();
        if (_top.Kind == BracketKind.Maps)
            _lexer.Mode(MemLexer.MAPS_RANGE);
        BeginPatternLine();
    }

    private void AfterWhitespace()
    {
        if (_top.Kind == BracketKind.Maps && _mapsField == MapsField.Range && _top.StatementOpen)
            _lexer.Mode(MemLexer.PATTERN_FIELDS);
    }

    /// <summary>Counts a field of a maps line that begins after the range.</summary>
    private void BeginPatternField()
    {
        if (_top.Kind == BracketKind.Maps && _lexer.CurrentMode == MemLexer.PATTERN_FIELDS && _mapsField < MapsField.Name)
            _mapsField++;
    }

    private void OnPatternText(LexedToken token)
    {
        var text = _text.AsSpan()[token.StartIndex..token.End];
        if (!_top.StatementOpen && text is "...")
        {
            token.Type = MemLexer.ELLIPSIS;
        }
        else
        {
            if (_top.Kind == BracketKind.Maps && _lexer.CurrentMode == MemLexer.PATTERN_FIELDS)
                OnMapsField(token, text);
            if (_text.AsSpan()[token.StartIndex..token.End] is "*")
                token.Type = MemLexer.WILDCARD;
        }

        Take(token);
    }

    /// <summary>Device and inode may be left out; the name runs to the end of the line and may contain spaces.</summary>
    private void OnMapsField(LexedToken token, ReadOnlySpan<char> text)
    {
        BeginPatternField();
        if (_mapsField < MapsField.Device)
            return;
        var end = EndOfName(token.StartIndex);
        if (_mapsField == MapsField.Device && !IsDevice(text) && !(text is "*" && end > token.End))
            _mapsField = MapsField.Name;
        if (_mapsField != MapsField.Name || end <= token.End)
            return;
        token.StopIndex = end - 1;
        _input.Seek(end);
    }

    private int EndOfName(int start)
    {
        var end = start;
        for (var i = start; i < _text.Length && _text[i] is not ('\n' or '\r' or '}'); i++)
        {
            if (_text[i] is not (' ' or '\t'))
                end = i + 1;
        }

        return end;
    }

    /// <summary>True for <c>major:minor</c> in hexadecimal digits.</summary>
    private static bool IsDevice(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon < text.Length - 1
            && text[..colon].IndexOfAnyExcept(HexDigits) < 0 && text[(colon + 1)..].IndexOfAnyExcept(HexDigits) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
