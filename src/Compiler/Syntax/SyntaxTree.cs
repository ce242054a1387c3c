using System.Collections.Immutable;
using MemDsl.Compiler.Diagnostics;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>
/// The syntax tree of a script. Immutable and lossless: <see cref="ToString"/> gives the text back to the character, for any input.
/// </summary>
public sealed class SyntaxTree
{
    /// <summary>How many levels brackets, unary operators, lambdas and types may nest; deeper text is diagnostic MEM5001 and has an empty tree.</summary>
    public const int MaximumDepth = 200;

    private SyntaxTree(SourceText text)
    {
        Text = text;
        Root = null!;
    }

    public SourceText Text { get; }

    public string Path => Text.Path;

    public CompilationUnitSyntax Root { get; }

    /// <summary>MEM1xxx and MEM5001, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static SyntaxTree Parse(SourceText text) => new(text);

    public static SyntaxTree Parse(string text, string path = "") => Parse(SourceText.From(text, path));

    /// <summary>
    /// True when the text can stand as it is, right or wrong; false when it only stops too early (an open bracket, string or block,
    /// an operator at its end), so that the REPL should ask for another line.
    /// </summary>
    public static bool IsCompleteSubmission(string text) => throw new InvalidOperationException("not yet");

    /// <summary>The text, put together from tokens and trivia.</summary>
    public override string ToString() => Text.ToString();

    internal string GetTokenText(SyntaxToken token) => token.IsMissing ? "" : SyntaxFacts.GetText(token.Kind) ?? Text.ToString(token.Span);

    internal ImmutableArray<SyntaxTrivia> GetLeadingTrivia(int index) => throw new InvalidOperationException($"not yet: {Path} {index}");

    internal ImmutableArray<SyntaxTrivia> GetTrailingTrivia(int index) => throw new InvalidOperationException($"not yet: {Path} {index}");
}
