using MemDsl.Compiler.Syntax.Parsing.Generated;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <content>Words of exercises: those that begin a line, from the table of <see cref="ExerciseWords"/>, and those inside one.</content>
internal sealed partial class Layout
{
    /// <summary>The word that began the line of an exercise that is being read.</summary>
    private int _exerciseLine;

    /// <summary>Where it stands.</summary>
    private int _exerciseLineStart;

    private bool InExercise => _top.Kind is BracketKind.Exercise or BracketKind.Question or BracketKind.Task;

    /// <summary>Where both a block and a value may stand: right behind <c>key</c> and <c>answer NAME</c>.</summary>
    private bool BlockMayBegin => PreviousType == MemLexer.KEY || (PreviousType == MemLexer.NAME && _tokens.Count > 1 && _tokens[^2].Type == MemLexer.ANSWER);

    /// <summary>
    /// Whether a word at the start of a line begins an answer, <c>answer NAME =</c> or <c>answer NAME {</c>, which nothing before it can go on with: a
    /// line that breaks off takes no other answer with it.
    /// </summary>
    private bool BeginsAnswer(LexedToken word)
    {
        if (word.Type != MemLexer.NAME || !Is(word, "answer"))
            return false;
        var name = SkipBlanks(word.End);
        var end = name;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_'))
            end++;
        var next = SkipBlanks(end);
        return name > word.End && end > name && next < _text.Length
            && (_text[next] == '{' || (_text[next] == '=' && (next + 1 == _text.Length || _text[next + 1] is not ('=' or '>'))));
    }

    private int SkipBlanks(int position)
    {
        while (position < _text.Length && _text[position] is ' ' or '\t')
            position++;
        return position;
    }

    /// <summary>Settles a word between the braces of an exercise, question or task; false when it is a name like any other.</summary>
    private bool OnExerciseWord(LexedToken token)
    {
        if (token.Type != MemLexer.NAME)
            return false;
        if (_top.StatementOpen)
            return OnWordInExerciseLine(token);
        if (ExerciseWords.Find(_text.AsSpan()[token.StartIndex..token.End]) is not { } word)
            return true;
        token.Type = LineType(word.Shape);
        _exerciseLine = token.Type;
        _exerciseLineStart = token.StartIndex;
        _top.Header = word.Shape switch
        {
            ExerciseLineShape.Machine => Header.Machine,
            ExerciseLineShape.Clause or ExerciseLineShape.Check => Header.Plain,
            ExerciseLineShape.Key => Header.BlockOrValue,
            ExerciseLineShape.Item => word.Text == "task" ? Header.Task : Header.Question,
            _ => Header.None,
        };
        return true;
    }

    /// <summary>The words that go on with a line stand behind an operand, as <c>fails</c> does.</summary>
    private bool OnWordInExerciseLine(LexedToken token)
    {
        if (!TokenTypes.EndsOperand(PreviousType) && PreviousType != MemLexer.HIDDEN)
            return false;
        var type = _exerciseLine switch
        {
            MemLexer.VARY when Is(token, "where") => MemLexer.WHERE,
            MemLexer.DISTRACTOR when Is(token, "because") => MemLexer.BECAUSE,
            MemLexer.CHECK => AttributeType(token),
            _ => MemLexer.NAME,
        };
        if (type == MemLexer.NAME)
            return false;
        token.Type = type;
        return true;
    }

    private int AttributeType(LexedToken token) => _text.AsSpan()[token.StartIndex..token.End] switch
    {
        "points" => MemLexer.POINTS,
        "because" => MemLexer.BECAUSE,
        "hidden" => MemLexer.HIDDEN,
        "reveal" => MemLexer.REVEAL,
        _ => MemLexer.NAME,
    };

    /// <summary>
    /// The block that a line of an exercise has although its <c>{</c> is missing, when the next line is indented more: so its <c>}</c> closes what it was
    /// meant to close.
    /// </summary>
    private BracketKind? BlockWithoutBrace(LexedToken next)
    {
        if (!InExercise || next.Type == MemLexer.CLOSE_BRACE || Indentation(next.StartIndex) <= Indentation(_exerciseLineStart))
            return null;
        return _top.Header switch
        {
            Header.Plain => BracketKind.Block,
            Header.Question => BracketKind.Question,
            Header.Task => BracketKind.Task,
            _ => null,
        };
    }

    private int Indentation(int position)
    {
        var start = _text.GetLine(_text.GetLineIndex(position)).Span.Start;
        return SkipBlanks(start) - start;
    }

    private static int LineType(ExerciseLineShape shape) => shape switch
    {
        ExerciseLineShape.Vary => MemLexer.VARY,
        ExerciseLineShape.Machine => MemLexer.MACHINE,
        ExerciseLineShape.Clause => MemLexer.CLAUSE,
        ExerciseLineShape.Key => MemLexer.KEY,
        ExerciseLineShape.Property => MemLexer.PROPERTY,
        ExerciseLineShape.Words => MemLexer.WORDS,
        ExerciseLineShape.Limit => MemLexer.LIMIT,
        ExerciseLineShape.Distractor => MemLexer.DISTRACTOR,
        ExerciseLineShape.Check => MemLexer.CHECK,
        _ => MemLexer.ITEM,
    };
}
