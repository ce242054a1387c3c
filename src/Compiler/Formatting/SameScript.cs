using MemDsl.Compiler.Syntax;

namespace MemDsl.Compiler.Formatting;

/// <summary>Whether two trees are the same but for layout: nodes and tokens in the same order, and the same comments.</summary>
internal static class SameScript
{
    public static bool Are(SyntaxTree one, SyntaxTree other)
    {
        if (other.Diagnostics.Any(diagnostic => diagnostic.IsError)) return false;
        using var left = NodesOf(one.Root).GetEnumerator();
        using var right = NodesOf(other.Root).GetEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            if (hasLeft != hasRight) return false;
            if (!hasLeft) return true;
            if (!Same(left.Current, right.Current)) return false;
        }
    }

    private static bool Same(SyntaxNode one, SyntaxNode other) =>
        one.Kind == other.Kind && (one, other) switch
        {
            (SyntaxToken { Kind: SyntaxKind.CSharpCodeToken }, SyntaxToken) => Code(one) == Code(other),
            (SyntaxToken a, SyntaxToken b) => a.IsMissing == b.IsMissing && a.Text.Trim() == b.Text.Trim() && CommentsAt(a).SequenceEqual(CommentsAt(b)),
            _ => true,
        };

    private static string Code(SyntaxNode code) => code.ToString().Trim();

    /// <summary>Comments around a token; those between two tokens count for both.</summary>
    private static IEnumerable<string> CommentsAt(SyntaxToken token) =>
        token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => trivia.Kind == SyntaxKind.CommentTrivia).Select(trivia => trivia.ToString().TrimEnd());

    private static IEnumerable<SyntaxNode> NodesOf(SyntaxNode root)
    {
        var pending = new Stack<SyntaxNode>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            // Where nothing was written, there is nothing to compare: 'csharp { }' with blanks is one without.
            if (node is SyntaxToken { Kind: SyntaxKind.CSharpCodeToken } code && code.Text.Trim().Length == 0) continue;
            yield return node;
            foreach (var child in node.GetChildren().Reverse()) pending.Push(child);
        }
    }
}
