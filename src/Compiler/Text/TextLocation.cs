namespace MemDsl.Compiler.Text;

/// <summary>A span of a source text, and which text.</summary>
public sealed record TextLocation(SourceText Text, TextSpan Span)
{
    public string Path => Text.Path;

    public LinePosition Start => Text.GetLinePosition(Span.Start);

    public LinePosition End => Text.GetLinePosition(Span.End);

    /// <summary><c>path(line,column)</c>, as it stands at the head of a diagnostic.</summary>
    public override string ToString() => $"{Path}({Start})";
}
