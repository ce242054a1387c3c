using Antlr4.Runtime;

namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>A token between lexer and parser. Lighter than ANTLR's own: lines and columns are a matter of <see cref="Text.SourceText"/>.</summary>
internal sealed class LexedToken : IToken
{
    /// <summary>The lexeme of a token that the text does not have.</summary>
    public const int NoLexeme = -1;

    private readonly ICharStream? _input;

    public LexedToken(ICharStream? input, int type, int start, int stop)
    {
        _input = input;
        Type = type;
        StartIndex = start;
        StopIndex = stop;
    }

    /// <summary>The lexer's type, or the one that the layout filter has put in its place (a contextual word, for example).</summary>
    public int Type { get; set; }

    public int StartIndex { get; }

    /// <summary>Index of the last character; one less than <see cref="StartIndex"/> for an empty token.</summary>
    public int StopIndex { get; set; }

    /// <summary>Index of the first character after the token.</summary>
    public int End => StopIndex + 1;

    /// <summary>Number of its lexeme, or <see cref="NoLexeme"/> for a token that the text does not have.</summary>
    public int Lexeme { get; set; } = NoLexeme;

    /// <summary>True when no other token stands before it on its line.</summary>
    public bool IsFirstOnLine { get; set; }

    public int TokenIndex { get; set; }

    public string Text => _input is null || End <= StartIndex ? "" : _input.GetText(new Antlr4.Runtime.Misc.Interval(StartIndex, StopIndex));

    public int Line => 0;

    public int Column => 0;

    public int Channel => TokenConstants.DefaultChannel;

    public ITokenSource TokenSource => null!;

    public ICharStream InputStream => _input!;
}
