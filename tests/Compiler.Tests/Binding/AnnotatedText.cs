using System.Text;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Tests.Binding;

/// <summary>A script in which <c>⟦</c> and <c>⟧</c> mark where diagnostics are expected.</summary>
internal sealed record AnnotatedText(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static AnnotatedText Parse(string marked)
    {
        var text = new StringBuilder();
        var starts = new Stack<int>();
        var spans = new List<TextSpan>();
        foreach (var character in marked)
        {
            if (character == '⟦') starts.Push(text.Length);
            else if (character == '⟧') spans.Add(TextSpan.FromBounds(starts.Pop(), text.Length));
            else text.Append(character);
        }

        spans.Sort();
        return new AnnotatedText(text.ToString(), spans);
    }
}
