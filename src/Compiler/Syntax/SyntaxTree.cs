using System.Collections.Immutable;
using System.Text;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Syntax.Parsing;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>
/// The syntax tree of a script. Immutable and lossless: <see cref="ToString"/> gives the text back to the character, for any input.
/// </summary>
public sealed partial class SyntaxTree
{
    /// <summary>How many levels brackets, unary operators, lambdas and types may nest; deeper text is diagnostic MEM5001 and has an empty tree.</summary>
    public const int MaximumDepth = 200;

    private readonly ImmutableArray<Lexeme> _lexemes;

    private SyntaxTree(SourceText text)
    {
        Text = text;
        (Root, _lexemes, Diagnostics) = ScriptParser.Parse(this);
    }

    public SourceText Text { get; }

    public string Path => Text.Path;

    public CompilationUnitSyntax Root { get; }

    /// <summary>MEM1xxx and MEM5001, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static SyntaxTree Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SyntaxTree(text);
    }

    public static SyntaxTree Parse(string text, string path = "") => Parse(SourceText.From(text, path));

    /// <summary>
    /// True when the text can stand as it is, right or wrong; false when it only stops too early (an open bracket, string or block,
    /// an operator at its end), so that the REPL should ask for another line.
    /// </summary>
    public static bool IsCompleteSubmission(string text) => !ScriptParser.IsOpen(SourceText.From(text));

    /// <summary>The text, put together from tokens and trivia.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder(Text.Length);
        for (var i = 0; i < _lexemes.Length; i++)
            builder.Append(Text.AsSpan(SpanOf(i)));
        return builder.ToString();
    }

    internal string GetTokenText(SyntaxToken token) => token.IsMissing ? "" : SyntaxFacts.GetText(token.Kind) ?? Text.ToString(token.Span);

    /// <summary>What stands between the line of the token before this one and this one.</summary>
    internal ImmutableArray<SyntaxTrivia> GetLeadingTrivia(int index)
    {
        var first = index;
        while (first > 0 && _lexemes[first - 1].IsTrivia)
            first--;
        if (first > 0)
            first = EndOfTrailing(first - 1);
        return Trivia(first, index);
    }

    /// <summary>What stands after the token on its line, the line break included.</summary>
    internal ImmutableArray<SyntaxTrivia> GetTrailingTrivia(int index) => Trivia(index + 1, EndOfTrailing(index));

    /// <summary>Index after the last lexeme of a token's trailing trivia.</summary>
    private int EndOfTrailing(int index)
    {
        for (index++; index < _lexemes.Length && _lexemes[index].IsTrivia; index++)
        {
            if (_lexemes[index].Kind == SyntaxKind.EndOfLineTrivia)
                return index + 1;
        }

        return index;
    }

    private ImmutableArray<SyntaxTrivia> Trivia(int first, int end)
    {
        if (first >= end)
            return [];
        var trivia = ImmutableArray.CreateBuilder<SyntaxTrivia>(end - first);
        for (var i = first; i < end; i++)
            trivia.Add(new SyntaxTrivia(this, _lexemes[i].Kind, SpanOf(i)));
        return trivia.MoveToImmutable();
    }

    private TextSpan SpanOf(int lexeme)
        => TextSpan.FromBounds(_lexemes[lexeme].Start, lexeme + 1 < _lexemes.Length ? _lexemes[lexeme + 1].Start : Text.Length);
}
