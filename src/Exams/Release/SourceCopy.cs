using System.Text;
using MemDsl.Compiler.Syntax;

namespace MemDsl.Exams.Release;

/// <summary>The text of a node without its comments.</summary>
internal static class SourceCopy
{
    /// <summary>Line breaks stay, so that it is read as before; its layout is for the formatter.</summary>
    public static string WithoutComments(SyntaxNode node)
    {
        var copy = new StringBuilder();
        SyntaxToken? before = null;
        foreach (var token in TokensOf(node))
        {
            if (before is not null) AppendGap(copy, before, token);
            copy.Append(token.Text);
            before = token;
        }

        return copy.ToString();
    }

    private static void AppendGap(StringBuilder copy, SyntaxToken left, SyntaxToken right)
    {
        foreach (var trivia in left.TrailingTrivia.Concat(right.LeadingTrivia))
        {
            if (trivia.Kind != SyntaxKind.CommentTrivia) copy.Append(trivia.ToString());
        }
    }

    /// <summary>With a stack of its own: chains of operators are as deep as they are long.</summary>
    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode node)
    {
        var pending = new Stack<SyntaxNode>([node]);
        while (pending.TryPop(out var next))
        {
            if (next is SyntaxToken token)
            {
                if (!token.IsMissing) yield return token;
                continue;
            }

            foreach (var child in next.GetChildren().Reverse()) pending.Push(child);
        }
    }
}
