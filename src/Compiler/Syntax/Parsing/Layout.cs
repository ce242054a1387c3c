using Antlr4.Runtime;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing.Generated;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// The filter between lexer and parser. It decides everything that depends on what stands around a token: which newlines end a
/// statement, which words are contextual keywords, where the other lexical modes begin and end; so the grammar needs one token only.
/// </summary>
/// <remarks>
/// Newlines: the innermost open bracket decides (white space in <c>( )</c> and <c>[ ]</c>, an end in <c>{ }</c>), save after an
/// operator, <c>,</c> <c>=</c> <c>=></c> <c>..</c> and before <c>.member</c>, <c>else</c> and the <c>{</c> of a header. An END stands after
/// every statement, also after the <c>}</c> of a body, before the <c>}</c> of its block and at the end of the text; it is never doubled.
/// </remarks>
internal sealed partial class Layout
{
    private readonly SourceText _text;
    private readonly AntlrInputStream _input;
    private readonly MemLexer _lexer;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Lexeme> _lexemes = new(256);
    private readonly List<LexedToken> _tokens = [];
    private readonly Stack<Bracket> _outer = new(16);
    private Bracket _top = new(BracketKind.Script, Header.None, false);
    private bool _firstOnLine = true;
    private bool _newlinePending;
    private bool _bodyEnded;
    /// <summary>The line of the last character that begins nothing: one is said for each line.</summary>
    private int _unknownLine = -1;

    private Layout(SourceText text, DiagnosticBag diagnostics)
    {
        _text = text;
        _diagnostics = diagnostics;
        _input = new AntlrInputStream(text.ToString());
        _lexer = new MemLexer(_input, TextWriter.Null, TextWriter.Null) { TokenFactory = new LexedTokenFactory() };
        _lexer.RemoveErrorListeners();
    }

    /// <summary>What the filter makes of a text.</summary>
    /// <param name="Tokens">What the parser reads; ends with the end of the file.</param>
    /// <param name="Lexemes">The text, cut.</param>
    /// <param name="TooDeepAt">Where brackets or operators nest deeper than <see cref="SyntaxTree.MaximumDepth"/>, or -1.</param>
    /// <param name="IsOpen">True when the text ends inside a bracket or string, or after an operator.</param>
    public readonly record struct Result(List<LexedToken> Tokens, List<Lexeme> Lexemes, int TooDeepAt, bool IsOpen);

    public static Result Run(SourceText text, DiagnosticBag diagnostics) => new Layout(text, diagnostics).Run();

    private LexedToken? Previous => _tokens.Count > 0 ? _tokens[^1] : null;

    private int PreviousType => _tokens.Count > 0 ? _tokens[^1].Type : MemLexer.END;

    private Result Run()
    {
        while (true)
        {
            var token = (LexedToken)_lexer.NextToken();
            switch (token.Type)
            {
                case MemLexer.WHITESPACE:
                    AddLexeme(SyntaxKind.WhitespaceTrivia, token);
                    AfterWhitespace();
                    break;
                case MemLexer.COMMENT:
                    AddLexeme(SyntaxKind.CommentTrivia, token);
                    break;
                case MemLexer.NEWLINE:
                    OnNewline(token);
                    break;
                case MemLexer.SEMICOLON:
                    AddLexeme(SyntaxKind.SemicolonTrivia, token);
                    OnSemicolon();
                    break;
                case MemLexer.UNKNOWN:
                    OnUnknown(token);
                    break;
                case TokenConstants.EOF:
                    return OnEndOfFile();
                default:
                    OnToken(token);
                    if (_tooDeepAt >= 0)
                        return new Result([], [], _tooDeepAt, false);
                    break;
            }
        }
    }

    // ---- Ends of statements ----

    private void OnNewline(LexedToken token)
    {
        if (LeaveUnclosedString(token.StartIndex))
        {
            _input.Seek(token.StartIndex);
            return;
        }

        AddLexeme(SyntaxKind.EndOfLineTrivia, token);
        _firstOnLine = true;
        if (_top.Kind is BracketKind.Maps or BracketKind.BuddyInfo)
            EndPatternLine();
        else if (_top.StatementOpen || _top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket)
            _newlinePending = true;
        if (PreviousType == MemLexer.FAILS)
            Previous!.Type = MemLexer.FAILS_ALONE;
        else if (PreviousType == MemLexer.RAISES)
            Previous!.Type = MemLexer.RAISES_ALONE;
    }

    private void OnSemicolon()
    {
        while (_top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket)
            Pop();
        EndStatement();
    }

    /// <summary>Decides, now that the next token is known, what the newline before it means.</summary>
    private void ResolveNewline(LexedToken next)
    {
        _newlinePending = false;
        if (_top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket)
        {
            if (!BeginsStatementInsideParentheses(next))
                return;
            while (_top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket)
                Pop();
            EndStatement();
        }
        else if (EndsAtNewline(next))
        {
            var block = BlockWithoutBrace(next);
            EndStatement();
            if (block is not { } kind)
                return;
            Push(kind);
            _top = _top with { IsBody = true };
        }
    }

    private bool EndsAtNewline(LexedToken next)
    {
        if (_top.Kind is BracketKind.Hole or BracketKind.PatternHole)
            return false;
        if (_top.Kind == BracketKind.Record && next.Type == MemLexer.CLOSE_BRACE)
            return false;
        if (PreviousType is MemLexer.FAILS_ALONE or MemLexer.RAISES_ALONE)
            return true;
        if (TokenTypes.ContinuesLine(PreviousType))
            return (TokenTypes.BeginsStatement(next.Type) && !IsLabel(next)) || BeginsAnswer(next);
        return next.Type switch
        {
            MemLexer.DOT or MemLexer.ELSE => false,
            MemLexer.OPEN_BRACE => _top.Header == Header.None || (_top.Header == Header.BlockOrValue && !BlockMayBegin),
            _ => true,
        };
    }

    /// <summary>
    /// True when a line inside parentheses can only be a statement, so that a bracket before it was not closed: it begins with a
    /// reserved word of statements, or with a name right after an operand. The mistake then stays on its own line.
    /// </summary>
    private bool BeginsStatementInsideParentheses(LexedToken next)
        => (TokenTypes.BeginsStatement(next.Type) && !IsLabel(next)) || BeginsAnswer(next)
           || (next.Type == MemLexer.NAME && TokenTypes.EndsOperand(PreviousType) && !IsExpectationWord(next) && !IsLabel(next));

    private void EndStatement()
    {
        _newlinePending = false;
        if (!_top.StatementOpen)
            return;
        ResolvePendingWord(MemLexer.END);
        var end = Previous!.End;
        Append(new LexedToken(_input, MemLexer.END, end, end - 1));
        _top.StatementOpen = false;
        _top.Header = Header.None;
    }

    private Result OnEndOfFile()
    {
        var isOpen = _outer.Count > 0 || TokenTypes.ContinuesLine(PreviousType) || _top.Header != Header.None || _endsInString;
        LeaveUnclosedString(_text.Length);
        while (_outer.Count > 0)
        {
            if (_top.Kind is BracketKind.Parenthesis or BracketKind.SquareBracket or BracketKind.Record)
                Pop();
            else
                break;
        }

        EndStatement();
        var end = _text.Length;
        var token = new LexedToken(_input, TokenConstants.EOF, end, end - 1);
        token.Lexeme = _lexemes.Count;
        _lexemes.Add(new Lexeme(SyntaxKind.EndOfFileToken, end, false));
        token.IsFirstOnLine = _firstOnLine;
        Append(token);
        return new Result(_tokens, _lexemes, -1, isOpen);
    }

    // ---- Tokens ----

    private void OnToken(LexedToken token)
    {
        token.IsFirstOnLine = _firstOnLine;
        if (_newlinePending)
            ResolveNewline(token);
        if (_bodyEnded && token.Type is not (MemLexer.ELSE or MemLexer.CLOSE_BRACE))
            EndStatement();
        _bodyEnded = false;
        ReportBadLiteral(token);
        ResolvePendingWord(token.Type);
        switch (token.Type)
        {
            case MemLexer.OPEN_PAREN:
                var isCall = TokenTypes.EndsOperand(PreviousType);
                Take(token);
                Push(BracketKind.Parenthesis);
                _top = _top with { IsList = isCall };
                break;
            case MemLexer.OPEN_BRACKET:
                Take(token);
                Push(BracketKind.SquareBracket);
                _top = _top with { IsList = true };
                break;
            case MemLexer.CLOSE_PAREN:
                DropLastComma();
                Take(token);
                if (_top.Kind == BracketKind.Parenthesis)
                    Pop();
                break;
            case MemLexer.CLOSE_BRACKET:
                DropLastComma();
                Take(token);
                if (_top.Kind == BracketKind.SquareBracket)
                    Pop();
                break;
            case MemLexer.OPEN_BRACE:
                OnOpenBrace(token);
                break;
            case MemLexer.CLOSE_BRACE:
                OnCloseBrace(token);
                break;
            case MemLexer.COLON:
                OnColon(token);
                break;
            case MemLexer.SHR when ClosesTwoTypes():
                SplitShiftRight(token);
                break;
            case MemLexer.INTERPOLATED_START:
                Take(token);
                Push(BracketKind.InterpolatedString);
                _lexer.PushMode(MemLexer.INTERPOLATED);
                break;
            case MemLexer.RAW_INTERPOLATED_START:
                Take(token);
                Push(BracketKind.RawInterpolatedString);
                _lexer.PushMode(MemLexer.RAW_INTERPOLATED);
                break;
            case MemLexer.INTERPOLATED_END:
                Pop();
                _lexer.PopMode();
                Take(token);
                break;
            case MemLexer.PATTERN_TEXT:
                OnPatternText(token);
                break;
            default:
                OnWord(token);
                Take(token);
                break;
        }
    }

    /// <summary>Gives a token to the parser.</summary>
    private void Take(LexedToken token)
    {
        GuardRuns(token);
        token.Lexeme = AddLexeme(SyntaxKind.SkippedTrivia, token);
        _top.StatementOpen = true;
        _firstOnLine = false;
        Append(token);
    }

    private void Append(LexedToken token)
    {
        token.TokenIndex = _tokens.Count;
        _tokens.Add(token);
    }

    private int AddLexeme(SyntaxKind kind, LexedToken token)
    {
        _lexemes.Add(new Lexeme(kind, token.StartIndex, false));
        return _lexemes.Count - 1;
    }

    private void OnUnknown(LexedToken token)
    {
        var c = _text[token.StartIndex];
        if (_top.Kind is BracketKind.InterpolatedString or BracketKind.RawInterpolatedString)
        {
            OnUnknownInString(token, c);
            return;
        }

        AddLexeme(SyntaxKind.SkippedTrivia, token);
        var line = _text.GetLineIndex(token.StartIndex);
        if (_unknownLine != line)
            ReportUnknown(token, c);
        _unknownLine = line;
    }

    private void Push(BracketKind kind)
    {
        CountString(kind, 1);
        _outer.Push(_top);
        _top = new Bracket(kind, Header.None, false);
        if (_outer.Count > SyntaxTree.MaximumDepth && _tooDeepAt < 0)
            _tooDeepAt = Previous!.StartIndex;
    }

    private void Pop()
    {
        CountString(_top.Kind, -1);
        _top = _outer.Pop();
        _top.StatementOpen = true;
    }

    private void CountString(BracketKind kind, int change)
    {
        if (kind == BracketKind.InterpolatedString)
            _openStrings += change;
        else if (kind == BracketKind.RawInterpolatedString)
            _openRawStrings += change;
    }

    private TextLocation Location(int start, int end) => new(_text, TextSpan.FromBounds(start, end));

    private TextLocation Location(LexedToken token) => Location(token.StartIndex, token.End);
}
