using System.Globalization;
using System.Text;

namespace MemDsl.Scripting.Reference;

/// <summary>A page of <c>docs/</c> as it is put together: headings, paragraphs, lists and tables of Markdown. Lines end with a line feed on every system.</summary>
internal sealed class MarkdownPage
{
    private readonly StringBuilder _text = new();

    public MarkdownPage(string title, string introduction)
    {
        _text.Append(CultureInfo.InvariantCulture, $"# {title}\n");
        Paragraph(introduction);
        Paragraph("This page is generated from the tables that the program itself works with. Change those and run `eng/update-docs.sh`; a test fails "
            + "when the page is stale.");
    }

    public void Heading(string title, int level = 2) => _text.Append('\n').Append('#', level).Append(' ').Append(title).Append('\n');

    public void Paragraph(string words) => _text.Append('\n').Append(words).Append('\n');

    /// <summary>Begins a list after an empty line; <see cref="Item"/> adds to it.</summary>
    public void BeginList() => _text.Append('\n');

    public void Item(string words) => _text.Append("- ").Append(words).Append('\n');

    public void Code(string language, string code) => _text.Append("\n```").Append(language).Append('\n').Append(code.TrimEnd('\n')).Append("\n```\n");

    public void Table(params ReadOnlySpan<string> columns)
    {
        _text.Append('\n');
        Row(columns);
        _text.Append('|');
        foreach (var _ in columns) _text.Append(" --- |");
        _text.Append('\n');
    }

    public void Row(params ReadOnlySpan<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells) _text.Append(' ').Append(Cell(cell)).Append(" |");
        _text.Append('\n');
    }

    /// <summary>A name as code.</summary>
    public static string Name(string name) => $"`{name}`";

    public override string ToString() => _text.ToString();

    /// <summary>Table cells end at a bar, even inside of code.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
