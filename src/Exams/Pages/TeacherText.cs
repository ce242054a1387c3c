using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>
/// A teacher's text: the part of Markdown that exams need. Paragraphs, lists (<c>-</c>, <c>1.</c>), lines as they are (indented by four, or between lines of three
/// backticks), <c>`code`</c>, <c>*emphasis*</c>, <c>**strong**</c>. Nothing in it is HTML.
/// </summary>
public static class TeacherText
{
    private const string Fence = "```";

    public static Html ToHtml(string text) => Html.Join(Blocks(text).Select(BlockHtml));

    public static Markdown ToMarkdown(string text) => Markdown.Join(Blocks(text).Select((block, index) => index == 0 ? BlockMarkdown(block) : Markdown.Of($"\n{BlockMarkdown(block)}")));

    /// <summary>A text of one line, without a paragraph around it.</summary>
    public static Html LineHtml(string text) => Html.Join(TextSpan.Of(text).Select(SpanHtml));

    public static Markdown LineMarkdown(string text) => Markdown.Join(TextSpan.Of(text).Select(SpanMarkdown));

    public static ImmutableArray<TextBlock> Blocks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            if (lines[at].Trim().Length == 0) at++;
            else if (lines[at].StartsWith(Fence, StringComparison.Ordinal)) blocks.Add(Fenced(lines, ref at));
            else if (IsIndented(lines[at])) blocks.Add(Indented(lines, ref at));
            else if (Item(lines[at]) is not null) blocks.Add(List(lines, ref at));
            else blocks.Add(new TextParagraph(Joined(lines, ref at)));
        }

        return blocks.ToImmutable();
    }

    private static TextLines Fenced(string[] lines, ref int at)
    {
        at++;
        var text = new List<string>();
        while (at < lines.Length && !lines[at].StartsWith(Fence, StringComparison.Ordinal)) text.Add(lines[at++]);
        at++;
        return new TextLines(string.Join('\n', text));
    }

    private static TextLines Indented(string[] lines, ref int at)
    {
        var text = new List<string>();
        for (; at < lines.Length && (IsIndented(lines[at]) || lines[at].Trim().Length == 0); at++) text.Add(lines[at].Length > 4 ? lines[at][4..] : "");
        while (text[^1].Length == 0) text.RemoveAt(text.Count - 1);
        return new TextLines(string.Join('\n', text));
    }

    private static TextList List(string[] lines, ref int at)
    {
        var numbered = Item(lines[at])!.Value.IsNumbered;
        var items = ImmutableArray.CreateBuilder<string>();
        while (at < lines.Length && Item(lines[at]) is { } item && item.IsNumbered == numbered)
        {
            var text = new StringBuilder(item.Text);
            // A line that is indented goes on with the item.
            for (at++; at < lines.Length && lines[at].StartsWith("  ", StringComparison.Ordinal) && lines[at].Trim().Length > 0; at++) text.Append(' ').Append(lines[at].Trim());
            items.Add(text.ToString());
        }

        return new TextList(numbered, items.ToImmutable());
    }

    private static string Joined(string[] lines, ref int at)
    {
        var text = new List<string>();
        for (; at < lines.Length && lines[at].Trim().Length > 0 && !lines[at].StartsWith(Fence, StringComparison.Ordinal) && (text.Count == 0 || Item(lines[at]) is null); at++)
            text.Add(lines[at].Trim());
        return string.Join(' ', text);
    }

    private static bool IsIndented(string line) => line.StartsWith("    ", StringComparison.Ordinal) && line.Trim().Length > 0;

    private static (bool IsNumbered, string Text)? Item(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal)) return (false, line[2..].Trim());
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 4 && line.AsSpan(digits).StartsWith(". ") ? (true, line[(digits + 2)..].Trim()) : null;
    }

    private static Html BlockHtml(TextBlock block) => block switch
    {
        TextParagraph paragraph => Html.Of($"<p>{LineHtml(paragraph.Text)}</p>\n"),
        TextLines lines => Html.Of($"<pre>{lines.Text}</pre>\n"),
        TextList { IsNumbered: true } list => Html.Of($"<ol>{list.Items.Select(item => Html.Of($"<li>{LineHtml(item)}</li>"))}</ol>\n"),
        TextList list => Html.Of($"<ul>{list.Items.Select(item => Html.Of($"<li>{LineHtml(item)}</li>"))}</ul>\n"),
        _ => throw new InvalidOperationException($"no block: {block}"),
    };

    private static Markdown BlockMarkdown(TextBlock block) => block switch
    {
        TextParagraph paragraph => Markdown.Of($"{LineMarkdown(paragraph.Text)}\n"),
        TextLines lines => Markdown.CodeBlock(lines.Text),
        TextList { IsNumbered: true } list => Markdown.Join(list.Items.Select((item, index) => Markdown.Of($"{index + 1}. {LineMarkdown(item)}\n"))),
        TextList list => Markdown.Join(list.Items.Select(item => Markdown.Of($"- {LineMarkdown(item)}\n"))),
        _ => throw new InvalidOperationException($"no block: {block}"),
    };

    private static Html SpanHtml(TextSpan span) => span.Kind switch
    {
        TextSpanKind.Code => Html.Of($"<code>{span.Text}</code>"),
        TextSpanKind.Emphasis => Html.Of($"<em>{span.Text}</em>"),
        TextSpanKind.Strong => Html.Of($"<strong>{span.Text}</strong>"),
        _ => Html.Text(span.Text),
    };

    private static Markdown SpanMarkdown(TextSpan span) => span.Kind switch
    {
        TextSpanKind.Code => Markdown.Code(span.Text),
        TextSpanKind.Emphasis => Markdown.Of($"*{span.Text}*"),
        TextSpanKind.Strong => Markdown.Of($"**{span.Text}**"),
        _ => Markdown.Text(span.Text),
    };
}
