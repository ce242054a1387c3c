using System.Collections.Immutable;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>
/// A token with the trivia before and after it. Every character of a text belongs to exactly one token or to its trivia.
/// Trailing trivia goes to the end of the line, line break included; the rest is leading trivia of the next token.
/// </summary>
public sealed class SyntaxToken : SyntaxNode
{
    private readonly int _start;
    private readonly int _length;
    private readonly int _index;
    private string? _text;

    // index: number of the token in the tree's list of lexemes, or -1 for a missing one.
    internal SyntaxToken(SyntaxTree tree, SyntaxKind kind, int start, int length, int index, object? value)
        : base(tree)
    {
        Kind = kind;
        _start = start;
        _length = length;
        _index = index;
        Value = value;
    }

    public override SyntaxKind Kind { get; }

    public override TextSpan Span => new(_start, _length);

    /// <summary>True when the grammar asked for it and the text does not have it; its span is empty.</summary>
    public override bool IsMissing => _index < 0;

    /// <summary>Number of its lexeme in the tree, or -1 for a missing one.</summary>
    internal int Lexeme => _index;

    /// <summary>The token as it is written; empty for a missing one.</summary>
    public string Text => _text ??= Tree.GetTokenText(this);

    /// <summary>
    /// What a literal means: <see cref="Word"/> of an integer, size or character, <see cref="decimal"/> of an exact decimal,
    /// <see cref="string"/> of a string, of a piece of an interpolated string and of pattern text; else null.
    /// </summary>
    public object? Value { get; }

    public ImmutableArray<SyntaxTrivia> LeadingTrivia => IsMissing ? [] : Tree.GetLeadingTrivia(_index);

    public ImmutableArray<SyntaxTrivia> TrailingTrivia => IsMissing ? [] : Tree.GetTrailingTrivia(_index);

    public override IEnumerable<SyntaxNode> GetChildren() => [];

    public override string ToString() => Text;
}
