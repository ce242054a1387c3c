using System.Globalization;
using System.Text;
using MemDsl.Compiler.Syntax;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting;

/// <summary>A syntax tree as an indented list of nodes and tokens.</summary>
internal static class SyntaxPrinter
{
    public static string Print(SyntaxTree tree)
    {
        var text = new StringBuilder();
        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((tree.Root, 0));
        while (open.TryPop(out var next))
        {
            text.Append(' ', next.Depth * 2).Append(CultureInfo.InvariantCulture, $"{next.Node.Kind} {next.Node.Span}{(next.Node is SyntaxToken ? " " + ValueFormatter.Quote(next.Node.ToString()) : "")}\n");
            foreach (var child in next.Node.GetChildren().Reverse()) open.Push((child, next.Depth + 1));
        }

        return text.ToString();
    }
}
