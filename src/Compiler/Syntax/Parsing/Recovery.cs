using Antlr4.Runtime;
using Antlr4.Runtime.Misc;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// How the generated parser goes on after a mistake: one diagnostic for each statement, and the next statement is read as if nothing had been.
/// </summary>
/// <remarks>
/// A token that is asked for and missing is imagined; a rule that cannot begin stays empty; what is left of the line when the statement
/// should end is skipped. Further mistakes are silent until a statement or a block has begun or ended.
/// </remarks>
internal sealed class Recovery(SourceText text, LexedTokenStream tokens, DiagnosticBag diagnostics) : IAntlrErrorStrategy
{
    /// <summary>Lines on which the lexer found a mistake already, each with the first place: what follows there is its consequence.</summary>
    private readonly Dictionary<int, int> _lexicalMistakes = FirstOfEachLine(text, diagnostics);

    private bool _silent;

    /// <summary>The line of the last message: a closing bracket left over there is its consequence.</summary>
    private int _lastLine = -1;

    private static Dictionary<int, int> FirstOfEachLine(SourceText text, DiagnosticBag diagnostics)
    {
        var places = new Dictionary<int, int>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Location is { } location)
                places.TryAdd(text.GetLineIndex(location.Span.Start), location.Span.Start);
        }

        return places;
    }

    public void Reset(Parser recognizer) => _silent = false;

    public bool InErrorRecoveryMode(Parser recognizer) => _silent;

    public void ReportMatch(Parser recognizer)
    {
        if (_silent && tokens.Current.Type is MemParser.END or MemParser.OPEN_BRACE or MemParser.CLOSE_BRACE)
            _silent = false;
    }

    public void ReportError(Parser recognizer, RecognitionException e)
        => ReportExpected(ExpectedPhrases.OfRule(recognizer.RuleContext.RuleIndex, recognizer.State));

    /// <summary>A rule found no alternative: it stays as far as it came. The rules of lines go to the end of theirs.</summary>
    public void Recover(Parser recognizer, RecognitionException e)
    {
        if (recognizer.RuleContext.RuleIndex is MemParser.RULE_statement or MemParser.RULE_machineSetting or MemParser.RULE_imageItem
            or MemParser.RULE_patternLine or MemParser.RULE_exerciseLine)
            SkipLine();
    }

    /// <summary>A token of one kind (or of a few) is asked for, and another one stands there.</summary>
    public IToken RecoverInline(Parser recognizer)
    {
        var expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        var type = expected.Count > 0 ? expected.MinElement : MemParser.NAME;
        if (type == MemParser.CLOSE_BRACE && IsWithoutBlock(recognizer))
        {
            _silent = true; // the line has its message
            return Missing(type);
        }

        if (type == MemParser.END && AtExerciseLine && tokens.Previous?.Type == MemParser.END)
        {
            _silent = false; // the block that was missing took the end of its line
            return Missing(type);
        }

        if (type == MemParser.CLOSE_BRACE && tokens.Current.Type == TokenConstants.EOF && OpeningBrace(recognizer) is { } open)
            ReportNeverClosed(open);
        else if (type == MemParser.END && tokens.Current.Type is MemParser.CLOSE_PAREN or MemParser.CLOSE_BRACKET)
            Report(DiagnosticDescriptors.ClosesNothing, Location(tokens.Current), null, ExpectedPhrases.Found(text, tokens.Current));
        else if (type == MemParser.END && tokens.Current.Type == MemParser.ELSE)
            Report(DiagnosticDescriptors.Unexpected, Location(tokens.Current), "it follows the '}' of an 'if'", "'else'");
        else if (type == MemParser.END && tokens.Current.Type == MemParser.NAME && recognizer.RuleContext is MemParser.DistractorLineContext { becauseWord: null })
            ReportExpected("'because'", type);
        else if (type == MemParser.END && tokens.Current.Type == MemParser.NAME && recognizer.RuleContext is MemParser.VaryLineContext { whereWord: null })
            ReportExpected("'where' or the end of the line", type);
        else if (type == MemParser.OPEN_BRACE && recognizer.RuleContext.Parent is MemParser.CheckLineContext)
            ReportExpected("'points', 'because', 'hidden', 'reveal' or '{'", type);
        else
            ReportExpected(ExpectedPhrases.OfTokens(recognizer.RuleContext.RuleIndex, expected, tokens.Previous), type);
        if (type == MemParser.END)
            return SkipLine() ?? Missing(type);
        if (type == MemParser.OPEN_BRACE)
        {
            if (SkipToBraceOnLine() is { } brace)
                return brace;
            BeginBodyOnNextLine();
        }

        return Missing(type);
    }

    /// <summary>Between statements (and between lines of a block): skips what cannot begin one.</summary>
    public void Sync(Parser recognizer)
    {
        if (recognizer.RuleContext.RuleIndex is not (MemParser.RULE_block or MemParser.RULE_statementBody or MemParser.RULE_exerciseLine) || !IsInLoop(recognizer))
            return;
        var expected = recognizer.Atn.NextTokens(recognizer.Atn.states[recognizer.State]);
        while (!expected.Contains(tokens.Current.Type) && !AtBlockEnd && !IsWithoutBlock(recognizer))
        {
            SkipUnexpected(recognizer.RuleContext.RuleIndex, PlaceOf(recognizer));
        }
    }

    /// <summary>At a token that begins no statement: says so and skips its line.</summary>
    public void SkipUnexpected(int rule, ExercisePlaces place = ExercisePlaces.None)
    {
        var current = tokens.Current;
        if (current.Type is MemParser.CLOSE_BRACE or MemParser.CLOSE_PAREN or MemParser.CLOSE_BRACKET)
            Report(DiagnosticDescriptors.ClosesNothing, Location(current), null, ExpectedPhrases.Found(text, current));
        else if (rule is MemParser.RULE_script or MemParser.RULE_block)
            Report(DiagnosticDescriptors.Unexpected, Location(current), Hints.ForStart(current), ExpectedPhrases.Found(text, current));
        else if (place != ExercisePlaces.None)
            Report(DiagnosticDescriptors.Expected, Location(current), Hints.ForExerciseLine(current, place), ExpectedPhrases.LineOf(place), ExpectedPhrases.Found(text, current));
        else
            ReportExpected("a line of this block");
        if (current.Type == MemParser.CLOSE_BRACE)
        {
            tokens.Consume();
            if (tokens.Current.Type == MemParser.END)
                tokens.Consume();
        }
        else
        {
            SkipLine();
        }

        _silent = false;
    }

    private bool AtBlockEnd => tokens.Current.Type is MemParser.CLOSE_BRACE or TokenConstants.EOF;

    /// <summary>True where a line of an exercise lacks its block, and no line that belongs into it follows.</summary>
    private bool IsWithoutBlock(Parser recognizer) =>
        recognizer.RuleContext is MemParser.BlockContext { open: { } open, Parent: MemParser.ExerciseLineContext } && open.StopIndex < open.StartIndex
        && (AtExerciseLine || tokens.Current.Type == MemParser.END);

    private bool AtExerciseLine => tokens.Current.Type is >= MemParser.VARY and <= MemParser.ITEM;

    /// <summary>True in the loops over the statements or lines of a block, whose expected tokens include its closing brace.</summary>
    private static bool IsInLoop(Parser recognizer)
        => recognizer.RuleContext.RuleIndex == MemParser.RULE_block
           || recognizer.RuleContext is MemParser.MachineStatementContext or MemParser.ImageStatementContext { open: not null } or MemParser.MachineLineContext { open: not null }
           || PlaceOf(recognizer) != ExercisePlaces.None;

    /// <summary>The block of an exercise whose lines are being read.</summary>
    private static ExercisePlaces PlaceOf(Parser recognizer) => recognizer.RuleContext switch
    {
        MemParser.ExerciseStatementContext { open: not null } => ExercisePlaces.Exercise,
        MemParser.ItemLineContext { open: not null } item => item.Start.Text == "task" ? ExercisePlaces.Task : ExercisePlaces.Question,
        _ => ExercisePlaces.None,
    };

    /// <summary>Skips to the end of the line and over it (the END is returned), or to the closing brace around it (null). Blocks are skipped whole.</summary>
    private LexedToken? SkipLine()
    {
        _silent = true;
        var depth = 0;
        while (true)
        {
            var current = tokens.Current;
            switch (current.Type)
            {
                case TokenConstants.EOF:
                    _silent = false;
                    return null;
                case MemParser.OPEN_BRACE:
                    depth++;
                    break;
                case MemParser.CLOSE_BRACE when depth == 0:
                    _silent = false;
                    return null;
                case MemParser.CLOSE_BRACE:
                    depth--;
                    break;
                case MemParser.END when depth == 0:
                    _silent = false;
                    tokens.Consume();
                    return current;
            }

            tokens.Consume();
        }
    }

    /// <summary>
    /// The <c>{</c> of a body is missing. When the next line is indented more than the header, it is taken as the body, so that its
    /// <c>}</c> finds its place.
    /// </summary>
    private void BeginBodyOnNextLine()
    {
        if (tokens.Current.Type != MemParser.END || tokens.Previous is not { } last)
            return;
        var next = tokens.Peek(1);
        if (next.Type != TokenConstants.EOF && Indentation(next.StartIndex) > Indentation(last.StartIndex))
            tokens.Consume();
    }

    /// <summary>What stands before the <c>{</c> of a body and does not belong there is skipped, when the <c>{</c> is on the same line.</summary>
    private LexedToken? SkipToBraceOnLine()
    {
        if (tokens.Previous is not { } last)
            return null;
        var line = text.GetLineIndex(last.StartIndex);
        for (var offset = 0; ; offset++)
        {
            var token = tokens.Peek(offset);
            if (token.Type is TokenConstants.EOF or MemParser.CLOSE_BRACE || text.GetLineIndex(token.StartIndex) != line)
                return null;
            if (token.Type != MemParser.OPEN_BRACE)
                continue;
            for (; offset >= 0; offset--)
                tokens.Consume();
            _silent = false;
            return token;
        }
    }

    private int Indentation(int position)
    {
        var line = text.GetLine(text.GetLineIndex(position)).Span;
        var column = line.Start;
        while (column < line.End && text[column] is ' ' or '\t')
            column++;
        return column - line.Start;
    }

    private LexedToken Missing(int type)
    {
        var position = tokens.Previous?.End ?? 0;
        return new LexedToken(null, type, position, position - 1);
    }

    private static IToken? OpeningBrace(Parser recognizer) => recognizer.RuleContext switch
    {
        MemParser.BlockContext block => block.open,
        MemParser.MachineStatementContext machine => machine.open,
        MemParser.ImageStatementContext image => image.open,
        MemParser.ExerciseStatementContext exercise => exercise.open,
        MemParser.ItemLineContext item => item.open,
        MemParser.MachineLineContext machine => machine.open,
        MemParser.MapsPatternContext maps => maps.open,
        MemParser.BuddyInfoPatternContext buddy => buddy.open,
        MemParser.CsharpFormContext csharp => csharp.open,
        MemParser.RecordContext record => record.open,
        _ => null,
    };

    /// <summary>A brace that the text does not have was missed where it should have begun; that it does not end is no news.</summary>
    private void ReportNeverClosed(IToken open)
    {
        if (open.StopIndex >= open.StartIndex)
            Report(DiagnosticDescriptors.NeverClosed, Location(open), null, "'{'");
        _silent = true;
    }

    private void ReportExpected(string expected, int type = MemParser.OPEN_PAREN)
    {
        var found = tokens.Current;
        Report(
            DiagnosticDescriptors.Expected, Location(found), Hints.ForFound(tokens.Previous, found, type), expected, ExpectedPhrases.Found(text, found));
    }

    private void Report(DiagnosticDescriptor descriptor, TextLocation location, string? help, params ReadOnlySpan<object?> arguments)
    {
        var follows = _lexicalMistakes.TryGetValue(text.GetLineIndex(location.Span.Start), out var place) && place <= location.Span.Start;
        var line = text.GetLineIndex(location.Span.Start);
        follows |= descriptor == DiagnosticDescriptors.ClosesNothing && line == _lastLine;
        if (!_silent && !follows)
        {
            diagnostics.ReportWithHelp(descriptor, location, help, arguments);
            _lastLine = line;
        }

        _silent = true;
    }

    private TextLocation Location(IToken token) => new(text, ExpectedPhrases.FoundSpan(text, token));
}
