using MemDsl.Compiler.Syntax;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Completion;

/// <summary>
/// A place in a text that may be unfinished: the word that is being written there, the token before it, and the brackets around it. What can stand there
/// follows from these three; the word itself is not asked what it is, for it is not there yet.
/// </summary>
internal sealed class Caret
{
    private Caret(SyntaxTree tree, int position, TextSpan word)
    {
        Tree = tree;
        Position = position;
        Word = word;
    }

    public SyntaxTree Tree { get; }

    public int Position { get; }

    /// <summary>The word around the position; empty between words.</summary>
    public TextSpan Word { get; private set; }

    /// <summary>What is written of it so far.</summary>
    public string Prefix => Tree.Text.ToString(TextSpan.FromBounds(Word.Start, Position));

    /// <summary>The last token of the tree before the word; null at the start.</summary>
    public SyntaxToken? Left { get; private init; }

    /// <summary>Whether text that could not be understood stands between <see cref="Left"/> and the word.</summary>
    public bool FollowsSkippedText { get; private init; }

    /// <summary>Whether that text is a comma: of a list that breaks off there.</summary>
    public bool FollowsSkippedComma { get; private init; }

    /// <summary>Whether a line ends between <see cref="Left"/> and the word.</summary>
    public bool FollowsLineEnd { get; private init; }

    /// <summary>Whether a <c>;</c> stands between <see cref="Left"/> and the word.</summary>
    public bool FollowsSemicolon { get; private init; }

    /// <summary>The innermost node whose brackets are around the word; the script itself where there is none.</summary>
    public SyntaxNode Container { get; private init; } = null!;

    /// <summary>Whether a <c>(</c> follows the word.</summary>
    public bool IsFollowedByParenthesis => Word.End < Tree.Text.Length && Tree.Text[Word.End] == '(';

    /// <summary>Where to ask which names can be seen: at the word, or right behind what stands before it, since a block that is not closed ends with its last token.</summary>
    public int ScopePosition =>
        Left is null || Left.Span.End == Word.Start && Left.Kind != SyntaxKind.CloseBraceToken ? Word.Start
        : Left.Kind == SyntaxKind.CloseBraceToken && Word.IsEmpty ? Left.Span.End + 1
        : Word.IsEmpty ? Left.Span.End
        : Word.Start;

    /// <summary>The caret at a position; null where only text is written: in a string, a comment, a number, the code of another language.</summary>
    public static Caret? At(SyntaxTree tree, int position)
    {
        position = Math.Clamp(position, 0, tree.Text.Length);
        if (CaretText.Holds(tree, position)) return null;
        var word = WordAround(tree.Text, position, IsWordLetter);
        return !word.IsEmpty && char.IsDigit(tree.Text[word.Start]) ? null : At(tree, position, word);
    }

    /// <summary>A place in a string or a number, as if the whole of it were the word; null in a comment.</summary>
    public static Caret? BesideText(SyntaxTree tree, int position)
    {
        position = Math.Clamp(position, 0, tree.Text.Length);
        if (tree.FindToken(position) is { } token && token.Span.Start <= position) return At(tree, position, token.Span);
        return tree.FindToken(position - 1) is { } before ? At(tree, position, before.Span) : null;
    }

    private static Caret At(SyntaxTree tree, int position, TextSpan word)
    {
        SyntaxToken? left = null;
        var (skipped, comma, line, semicolon) = (false, false, false, false);
        for (var i = word.Start == 0 ? -1 : tree.FindLexeme(word.Start - 1); i >= 0 && left is null; i--)
        {
            var (kind, span, isToken) = tree.GetLexeme(i);
            if (span.IsEmpty) continue;
            if (isToken) left = tree.FindToken(span.Start);
            line |= kind == SyntaxKind.EndOfLineTrivia;
            semicolon |= kind == SyntaxKind.SemicolonTrivia;
            if (isToken || kind != SyntaxKind.SkippedTrivia) continue;
            comma = !skipped && tree.Text.AsSpan(span) is ",";
            skipped = true;
        }

        return new(tree, position, word)
        {
            Left = left,
            FollowsSkippedText = skipped,
            FollowsSkippedComma = comma,
            FollowsLineEnd = line,
            FollowsSemicolon = semicolon,
            Container = Surrounding(left, word) ?? tree.Root,
        };
    }

    /// <summary>The same place with a word in which further characters count as letters: <c>vm.overcommit_memory</c>, <c>r-x</c>.</summary>
    public Caret WithLetters(string more) => WithWord(WordAround(Tree.Text, Position, c => IsWordLetter(c) || more.Contains(c, StringComparison.Ordinal)));

    public Caret WithWord(TextSpan word)
    {
        var other = (Caret)MemberwiseClone();
        other.Word = word;
        return other;
    }

    private static SyntaxNode? Surrounding(SyntaxToken? left, TextSpan word)
    {
        for (SyntaxNode? node = left?.Parent; node is not null; node = node.Parent)
        {
            if (Brackets.Surround(node, word)) return node;
        }

        return null;
    }

    private static TextSpan WordAround(SourceText text, int position, Func<char, bool> isLetter)
    {
        var (start, end) = (position, position);
        while (start > 0 && isLetter(text[start - 1])) start--;
        while (end < text.Length && isLetter(text[end])) end++;
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsWordLetter(char c) => char.IsLetterOrDigit(c) || c == '_';
}
