using System.Text;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Tests;

/// <summary>A script in which <c>⟦</c> and <c>⟧</c> mark the spans that a test is about.</summary>
public sealed record AnnotatedText(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static AnnotatedText Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        var spans = new List<TextSpan>();
        foreach (var c in marked)
        {
            if (c == '⟦')
                open.Push(text.Length);
            else if (c == '⟧')
                spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
            else
                text.Append(c);
        }

        return new AnnotatedText(text.ToString(), [.. spans.Order()]);
    }
}
