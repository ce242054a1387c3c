using System.Text;

namespace MemDsl.Compiler.Syntax;

/// <summary>A syntax tree as an indented listing, one node or token a line: what <c>mem check --syntax</c> prints.</summary>
/// <remarks>Walks with a stack of its own, since chains of operators are as deep as they are long.</remarks>
public static class SyntaxPrinter
{
    /// <summary>Deeper nodes are indented no further.</summary>
    private const int MaximumIndentation = 100;

    public static string Print(SyntaxNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var builder = new StringBuilder();
        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 0));
        while (pending.TryPop(out var item))
        {
            builder.Append(' ', 2 * Math.Min(item.Depth, MaximumIndentation)).Append(item.Node.Kind);
            if (item.Node is SyntaxToken token)
                AppendToken(builder, token);
            builder.Append('\n');
            foreach (var child in item.Node.GetChildren().Reverse())
                pending.Push((child, item.Depth + 1));
        }

        return builder.ToString();
    }

    private static void AppendToken(StringBuilder builder, SyntaxToken token)
    {
        if (token.IsMissing)
            builder.Append(" (missing)");
        else if (SyntaxFacts.GetText(token.Kind) is null && token.Kind != SyntaxKind.EndOfFileToken)
            builder.Append(' ').Append(Escape(token.Text));
    }

    private static string Escape(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
