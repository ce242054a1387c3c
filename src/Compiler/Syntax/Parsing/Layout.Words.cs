using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Contextual words, labels, and the guard against deep nesting without brackets.</content>
internal sealed partial class Layout
{
    /// <summary>A word at the start of a statement that may turn out to be its keyword; the next token decides.</summary>
    private LexedToken? _pendingWord;
    private int _prefixRun;
    private int _typeRun;
    private int _lambdaRun;
    private int _arrowRun;
    private int _tooDeepAt = -1;

    /// <summary>Settles what kind of word a token is.</summary>
    private void OnWord(LexedToken token)
    {
        if (!TokenTypes.IsWord(token.Type))
            return;
        if (PreviousType == MemLexer.DOT || IsMachineWord(token))
        {
            token.Type = MemLexer.NAME;
            return;
        }

        if (InExercise && OnExerciseWord(token))
            return;
        switch (token.Type)
        {
            case MemLexer.IF or MemLexer.WHILE or MemLexer.FOR or MemLexer.WITH or MemLexer.ON when InStatements:
                _top.Header = Header.Strict;
                break;
            case MemLexer.FN when InStatements && _top.StatementOpen:
                break; // of a type
            case MemLexer.FN or MemLexer.ELSE when InStatements:
                _top.Header = Header.Plain;
                break;
            case MemLexer.NAME when InStatements && !_top.StatementOpen:
                _pendingWord = token;
                break;
            case MemLexer.NAME when IsExpectationWord(token) && TokenTypes.EndsOperand(PreviousType):
                token.Type = Is(token, "fails") ? MemLexer.FAILS : MemLexer.RAISES;
                break;
        }
    }

    private bool InStatements => _top.Kind is BracketKind.Script or BracketKind.Block;

    /// <summary>In a machine block every key is a name, and so is the value <c>on</c>.</summary>
    private bool IsMachineWord(LexedToken token)
        => _top.Kind == BracketKind.Machine && (!_top.StatementOpen || (token.Type == MemLexer.ON && PreviousType == MemLexer.ASSIGN));

    private bool IsExpectationWord(LexedToken token) => Is(token, "fails") || Is(token, "raises");

    private bool Is(LexedToken token, string word)
        => token.End - token.StartIndex == word.Length && _text.AsSpan().Slice(token.StartIndex, word.Length).SequenceEqual(word);

    /// <summary>True when a colon follows a word, which makes it the name of an argument.</summary>
    private bool IsLabel(LexedToken word)
    {
        var position = word.End;
        while (position < _text.Length && _text[position] is ' ' or '\t')
            position++;
        return position < _text.Length && _text[position] == ':';
    }

    /// <summary>Makes the word at the start of the statement its keyword, when what follows says so.</summary>
    private void ResolvePendingWord(int next)
    {
        if (_pendingWord is not { } word)
            return;
        _pendingWord = null;
        word.Type = StatementWord(word, next);
        _top.Header = word.Type switch
        {
            MemLexer.MACHINE => Header.Machine,
            MemLexer.IMAGE => Header.Image,
            MemLexer.TEST => Header.Plain,
            MemLexer.EXERCISE => Header.Exercise,
            MemLexer.ANSWER => Header.BlockOrValue,
            _ => _top.Header,
        };
    }

    private int StatementWord(LexedToken word, int next)
    {
        var followedByName = next == MemLexer.NAME;
        var followedByOperand = next is MemLexer.NAME or MemLexer.STRING or MemLexer.RAW_STRING or MemLexer.INTEGER or MemLexer.TRUE
            or MemLexer.FALSE or MemLexer.NOT or MemLexer.INTERPOLATED_START;
        var isStatement = next != MemLexer.DOT && next != MemLexer.COLON && !TokenTypes.IsBinaryOnly(next);
        return _text.AsSpan()[word.StartIndex..word.End] switch
        {
            "machine" when followedByName || next == MemLexer.OPEN_BRACE => MemLexer.MACHINE,
            "image" when followedByName || next == MemLexer.OPEN_BRACE => MemLexer.IMAGE,
            "file" when followedByName => MemLexer.FILE,
            "test" when next is MemLexer.STRING or MemLexer.NAME or MemLexer.OPEN_BRACE or MemLexer.INTERPOLATED_START => MemLexer.TEST,
            "exercise" when next is MemLexer.STRING or MemLexer.OPEN_BRACE or MemLexer.INTERPOLATED_START => MemLexer.EXERCISE,
            "answer" when followedByName => MemLexer.ANSWER,
            "requires" when followedByOperand => MemLexer.REQUIRES,
            "print" when isStatement => MemLexer.PRINT,
            "show" when isStatement => MemLexer.SHOW,
            "tick" when next is MemLexer.END or MemLexer.CLOSE_BRACE => MemLexer.TICK,
            _ => MemLexer.NAME,
        };
    }

    private void OnColon(LexedToken token)
    {
        if (_top.Kind is BracketKind.Parenthesis or BracketKind.Record && Previous is { } word && TokenTypes.IsWord(word.Type)
            && _tokens.Count > 1 && _tokens[^2].Type is MemLexer.OPEN_PAREN or MemLexer.COMMA or MemLexer.OPEN_BRACE or MemLexer.END)
        {
            word.Type = MemLexer.LABEL;
        }

        Take(token);
        if (_top.Kind == BracketKind.Hole)
            TakeFormat(token.End);
    }

    /// <summary>True when <c>>></c> closes two type arguments: only words, <c>&lt;</c> <c>?</c> and <c>,</c> since the second last open <c>&lt;</c>.</summary>
    private bool ClosesTwoTypes()
    {
        var open = 0;
        for (var i = _tokens.Count - 1; i >= 0; i--)
        {
            var type = _tokens[i].Type;
            if (type == MemLexer.LESS && ++open == 2)
                return true;
            if (type == MemLexer.GREATER)
                open--;
            else if (!TokenTypes.IsInType(type))
                return false;
        }

        return false;
    }

    private void SplitShiftRight(LexedToken token)
    {
        Take(new LexedToken(_input, MemLexer.GREATER, token.StartIndex, token.StartIndex));
        Take(new LexedToken(_input, MemLexer.GREATER, token.StopIndex, token.StopIndex));
    }

    /// <summary>Prefix operators, lambdas and type arguments nest without brackets; their runs are bounded like brackets.</summary>
    private void GuardRuns(LexedToken token)
    {
        _prefixRun = TokenTypes.IsPrefix(token.Type) ? _prefixRun + 1 : 0;
        if (token.Type == MemLexer.LESS)
            _typeRun++;
        else if (token.Type != MemLexer.NAME)
            _typeRun = 0;
        if (token.Type == MemLexer.ARROW)
            _arrowRun++;
        else if (!TokenTypes.IsInType(token.Type))
            _arrowRun = 0;
        if (token.Type == MemLexer.LAMBDA)
            _lambdaRun++;
        else if (!_top.StatementOpen)
            _lambdaRun = 0;
        if (Math.Max(_prefixRun, Math.Max(Math.Max(_typeRun, _arrowRun), _lambdaRun)) > SyntaxTree.MaximumDepth && _tooDeepAt < 0)
            _tooDeepAt = token.StartIndex;
    }
}
