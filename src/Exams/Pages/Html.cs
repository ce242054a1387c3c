using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>A piece of HTML or SVG: well-formed, with everything escaped that came from somebody else.</summary>
public readonly record struct Html
{
    private readonly string? _source;

    private Html(string source) => _source = source;

    public static Html Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(_source);

    /// <summary>What stands in the source is markup; strings between braces are text.</summary>
    public static Html Of(HtmlHandler markup) => new(markup.ToString());

    public static Html Text(string text) => new(Escape(SafeText.Lines(text)));

    /// <summary>Markup from a constant of the program.</summary>
    public static Html Trusted(string markup) => new(markup);

    public static Html Join(IEnumerable<Html> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new StringBuilder();
        foreach (var part in parts) all.Append(part._source);
        return new Html(all.ToString());
    }

    /// <summary>The markup when <paramref name="condition"/> holds, else nothing.</summary>
    public Html When(bool condition) => condition ? this : Empty;

    public override string ToString() => _source ?? "";

    internal static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("&<>\"'") < 0) return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
