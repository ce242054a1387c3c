using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>How <c>$"**{text}**"</c> becomes <see cref="Markdown"/>: by the type of what stands between braces.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkdownHandler
{
    private readonly StringBuilder _markdown;

    public MarkdownHandler(int literalLength, int formattedCount) => _markdown = new StringBuilder(literalLength + formattedCount * 16);

    public void AppendLiteral(string markdown) => _markdown.Append(markdown);

    public void AppendFormatted(Markdown markdown) => _markdown.Append(markdown.ToString());

    public void AppendFormatted(IEnumerable<Markdown> markdown) => _markdown.Append(Markdown.Join(markdown).ToString());

    public void AppendFormatted(string? text) => _markdown.Append(Markdown.Text(text ?? "").ToString());

    public void AppendFormatted(int number) => _markdown.Append(CultureInfo.InvariantCulture, $"{number}");

    public override string ToString() => _markdown.ToString();
}
