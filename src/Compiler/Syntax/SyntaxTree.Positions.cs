using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Syntax;

/// <content>What stands at a position.</content>
public sealed partial class SyntaxTree
{
    /// <summary>How many pieces the text is cut into; the last, which is empty, is the end of the file.</summary>
    internal int LexemeCount => _lexemes.Length;

    /// <summary>The token that holds the character at a position; null where trivia stands, and at the end.</summary>
    public SyntaxToken? FindToken(int position)
    {
        if (position < 0 || position >= Text.Length || _lexemes[FindLexeme(position)].IsTrivia) return null;
        SyntaxNode node = Root;
        while (node is not SyntaxToken)
        {
            var next = node.GetChildren().FirstOrDefault(child => child.Span.Contains(position));
            if (next is null) return null;
            node = next;
        }

        return (SyntaxToken)node;
    }

    internal (SyntaxKind Kind, TextSpan Span, bool IsToken) GetLexeme(int index) => (_lexemes[index].Kind, SpanOf(index), _lexemes[index].IsToken);

    /// <summary>The index of the piece that holds the character at a position.</summary>
    internal int FindLexeme(int position)
    {
        var (low, high) = (0, _lexemes.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_lexemes[middle].Start <= position) low = middle;
            else high = middle - 1;
        }

        // Empty pieces share their start with the next one.
        while (low > 0 && SpanOf(low).IsEmpty) low--;
        return low;
    }

    /// <summary>Every token of the tree at the index of its piece; null at those of trivia.</summary>
    internal SyntaxToken?[] GetTokens()
    {
        var tokens = new SyntaxToken?[_lexemes.Length];
        var pending = new Stack<SyntaxNode>();
        pending.Push(Root);
        while (pending.TryPop(out var node))
        {
            if (node is SyntaxToken token)
            {
                if (!token.IsMissing) tokens[token.Lexeme] = token;
                continue;
            }

            foreach (var child in node.GetChildren()) pending.Push(child);
        }

        return tokens;
    }
}
