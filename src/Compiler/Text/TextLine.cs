namespace MemDsl.Compiler.Text;

/// <summary>One line of a source text.</summary>
/// <param name="Span">Its characters without the line break.</param>
/// <param name="LineBreakLength">0 at the end of the text, 1 for <c>\n</c> or <c>\r</c>, 2 for <c>\r\n</c>.</param>
public readonly record struct TextLine(TextSpan Span, int LineBreakLength)
{
    public TextSpan SpanIncludingLineBreak => new(Span.Start, Span.Length + LineBreakLength);
}
