using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>What a brace opens and closes, and with it the lexer's mode.</content>
internal sealed partial class Layout
{
    private void OnOpenBrace(LexedToken token)
    {
        var kind = BraceKind(token);
        var isBody = _top.Header != Header.None && (_top.Header != Header.BlockOrValue || BlockMayBegin);
        _top.Header = Header.None;
        Take(token);
        Push(kind);
        _top = _top with { IsBody = isBody, IsList = kind == BracketKind.Record };
        switch (kind)
        {
            case BracketKind.Image:
                _lexer.PushMode(MemLexer.IMAGE_BLOCK);
                break;
            case BracketKind.Maps:
                _lexer.PushMode(MemLexer.MAPS_RANGE);
                BeginPatternLine();
                break;
            case BracketKind.BuddyInfo:
                _lexer.PushMode(MemLexer.PATTERN_FIELDS);
                BeginPatternLine();
                break;
            case BracketKind.Hole or BracketKind.PatternHole:
                _lexer.PushMode(MemLexer.DEFAULT_MODE);
                break;
            case BracketKind.CSharp:
                TakeCSharpCode(token.End);
                break;
        }
    }

    private BracketKind BraceKind(LexedToken brace)
    {
        switch (_top.Kind)
        {
            case BracketKind.InterpolatedString or BracketKind.RawInterpolatedString:
                return BracketKind.Hole;
            case BracketKind.Maps or BracketKind.BuddyInfo:
                BeginPatternField();
                return BracketKind.PatternHole;
        }

        switch (_top.Header)
        {
            case Header.Machine:
                return BracketKind.Machine;
            case Header.Image:
                return BracketKind.Image;
            case Header.Exercise:
                return BracketKind.Exercise;
            case Header.Question:
                return BracketKind.Question;
            case Header.Task:
                return BracketKind.Task;
            case Header.BlockOrValue when BlockMayBegin:
                return BracketKind.Block;
            case Header.Plain or Header.Strict:
                return BracketKind.Block;
        }

        if (!brace.IsFirstOnLine && OpenForm() is { } form)
            return form;
        return PreviousType is MemLexer.OPEN_PAREN or MemLexer.COMMA or MemLexer.COLON or MemLexer.ASSIGN or MemLexer.OPEN_BRACKET
            ? BracketKind.Record
            : BracketKind.Block;
    }

    /// <summary>The form that the word before a brace opens, when the word stands where an operand may begin.</summary>
    private BracketKind? OpenForm()
    {
        var index = _tokens.Count - 1;
        if (PreviousType == MemLexer.GREATER)
            index = BeforeTypeArguments(index);
        if (index < 0 || _tokens[index] is not { Type: MemLexer.NAME } word || !OperandMayBegin(index))
            return null;
        var hasType = index < _tokens.Count - 1;
        (int Type, BracketKind Kind)? form = _text.AsSpan()[word.StartIndex..word.End] switch
        {
            "csharp" => (MemLexer.CSHARP, BracketKind.CSharp),
            "maps" when !hasType => (MemLexer.MAPS, BracketKind.Maps),
            "buddyinfo" when !hasType => (MemLexer.BUDDYINFO, BracketKind.BuddyInfo),
            "trace" when !hasType => (MemLexer.TRACE, BracketKind.Block),
            "explain" when !hasType => (MemLexer.EXPLAIN, BracketKind.Block),
            _ => null,
        };
        if (form is not { } opened)
            return null;
        word.Type = opened.Type;
        return opened.Kind;
    }

    private bool OperandMayBegin(int index)
        => index == 0 || (_tokens[index - 1].Type != MemLexer.DOT && !TokenTypes.EndsOperand(_tokens[index - 1].Type))
           || (_tokens[index - 1].Type == MemLexer.CLOSE_BRACE && !_top.StatementOpen);

    private int BeforeTypeArguments(int index)
    {
        for (var depth = 0; index >= 0; index--)
        {
            switch (_tokens[index].Type)
            {
                case MemLexer.GREATER:
                    depth++;
                    break;
                case MemLexer.LESS when --depth == 0:
                    return index - 1;
                case MemLexer.LESS or MemLexer.NAME or MemLexer.QUESTION or MemLexer.COMMA:
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>A comma after the last element is trivia, so that the grammar need not know it.</summary>
    private void DropLastComma()
    {
        if (PreviousType == MemLexer.COMMA && _top.IsList && _tokens.Count > 1 && _tokens[^2].Type is not (MemLexer.COMMA or MemLexer.OPEN_PAREN or MemLexer.OPEN_BRACKET or MemLexer.OPEN_BRACE))
            _tokens.RemoveAt(_tokens.Count - 1);
    }

    private void OnCloseBrace(LexedToken token)
    {
        if (_top.Kind == BracketKind.Record)
            DropLastComma();
        while (_top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket)
            Pop();
        if (_top.Kind is not (BracketKind.Record or BracketKind.Hole or BracketKind.PatternHole or BracketKind.CSharp))
            EndStatement();
        var isBody = _top.IsBody;
        switch (_top.Kind)
        {
            case BracketKind.Script:
                Take(token);
                break;
            case BracketKind.Image or BracketKind.Maps or BracketKind.BuddyInfo or BracketKind.Hole or BracketKind.PatternHole:
                _lexer.PopMode();
                Pop();
                Take(token);
                break;
            default:
                Pop();
                Take(token);
                break;
        }

        _bodyEnded = isBody;
    }

    private void TakeCSharpCode(int start)
    {
        var end = CSharpCode.FindEnd(_text.AsSpan(), start);
        if (end == start)
            return;
        Take(new LexedToken(_input, MemLexer.CSHARP_CODE, start, end - 1));
        _input.Seek(end);
    }
}
