namespace MemDsl.Exams.Pages;

/// <summary>A run of characters of a teacher's text that look alike.</summary>
internal readonly record struct TextSpan(TextSpanKind Kind, string Text)
{
    private static readonly (string Mark, TextSpanKind Kind)[] Marks = [("`", TextSpanKind.Code), ("**", TextSpanKind.Strong), ("*", TextSpanKind.Emphasis)];

    /// <summary>The runs of a text. A mark that is not closed, or has a blank on its inner side, is a character: <c>2 * 3</c>.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Marked(text, at) is not { } span)
            {
                at++;
                continue;
            }

            if (at > start) yield return new TextSpan(TextSpanKind.Plain, text[start..at]);
            yield return span;
            at += span.Text.Length + 2 * (span.Kind == TextSpanKind.Strong ? 2 : 1);
            start = at;
        }

        if (start < text.Length) yield return new TextSpan(TextSpanKind.Plain, text[start..]);
    }

    private static TextSpan? Marked(string text, int at)
    {
        foreach (var (mark, kind) in Marks)
        {
            if (!text.AsSpan(at).StartsWith(mark, StringComparison.Ordinal)) continue;
            var start = at + mark.Length;
            var end = text.IndexOf(mark, start, StringComparison.Ordinal);
            if (end <= start || (kind != TextSpanKind.Code && (text[start] == ' ' || text[end - 1] == ' '))) continue;
            return new TextSpan(kind, text[start..end]);
        }

        return null;
    }
}

internal enum TextSpanKind
{
    Plain,
    Code,
    Emphasis,
    Strong,
}
