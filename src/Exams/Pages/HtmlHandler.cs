using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>How <c>$"&lt;p&gt;{text}&lt;/p&gt;"</c> becomes <see cref="Html"/>: by the type of what stands between braces.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlHandler
{
    private readonly StringBuilder _markup;

    public HtmlHandler(int literalLength, int formattedCount) => _markup = new StringBuilder(literalLength + formattedCount * 16);

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

    public void AppendFormatted(IEnumerable<Html> markup) => _markup.Append(Html.Join(markup).ToString());

    public void AppendFormatted(string? text) => _markup.Append(Html.Text(text ?? "").ToString());

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public override string ToString() => _markup.ToString();
}
