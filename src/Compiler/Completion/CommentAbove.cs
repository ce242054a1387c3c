using MemDsl.Compiler.Symbols;

namespace MemDsl.Compiler.Completion;

/// <summary>The comment that stands right above a declaration: its documentation.</summary>
internal static class CommentAbove
{
    /// <summary>Its words without the marks, lines joined; empty when there is none.</summary>
    public static string Of(Symbol symbol)
    {
        if (symbol.Location is not { } location) return "";
        var text = location.Text;
        var lines = new Stack<string>();
        for (var i = text.GetLineIndex(location.Span.Start) - 1; i >= 0; i--)
        {
            var line = text.ToString(text.GetLine(i).Span).Trim();
            if (!line.StartsWith('#')) break;
            lines.Push(line.TrimStart('#').Trim());
        }

        return string.Join(' ', lines).Trim();
    }
}
