using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>A piece of Markdown (CommonMark with GitHub's tables) in which everything that came from somebody else is text.</summary>
public readonly record struct Markdown
{
    private readonly string? _source;

    private Markdown(string source) => _source = source;

    public static Markdown Empty => default;

    /// <summary>What stands in the source is Markdown; strings between braces are text, on one line.</summary>
    public static Markdown Of(MarkdownHandler markdown) => new(markdown.ToString());

    public static Markdown Text(string text) => new(Escape(SafeText.Line(text)));

    public static Markdown Join(IEnumerable<Markdown> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var all = new StringBuilder();
        foreach (var part in parts) all.Append(part._source);
        return new Markdown(all.ToString());
    }

    /// <summary>A block of code, whatever it contains; <paramref name="language"/> is a constant of ours.</summary>
    public static Markdown CodeBlock(string code, string language = "")
    {
        ArgumentNullException.ThrowIfNull(code);
        var lines = SafeText.Lines(code).TrimEnd('\n');
        var fence = new string('`', Math.Max(3, LongestRun(lines) + 1));
        return new Markdown($"{fence}{language}\n{lines}\n{fence}\n");
    }

    /// <summary>Code in a line of text. Not for cells of tables, where a vertical bar would end it.</summary>
    public static Markdown Code(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var line = SafeText.Line(code);
        var fence = new string('`', LongestRun(line) + 1);
        var pad = line.Length == 0 || line[0] is '`' or ' ' || line[^1] is '`' or ' ' ? " " : "";
        return new Markdown(fence + pad + line + pad + fence);
    }

    public override string ToString() => _source ?? "";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '{' or '}' or '|' or '~' or '#' or '$' or '!' => escaped.Append('\\').Append(text[i]),
                _ when BeginsBlock(text, i) => escaped.Append('\\').Append(text[i]),
                _ => escaped.Append(text[i]),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Whether a character would begin a list or underline a heading: <c>-</c>, <c>+</c>, <c>=</c>, or the dot of <c>1.</c>, with nothing but blanks or digits before it.</summary>
    private static bool BeginsBlock(string text, int index) => text[index] switch
    {
        '-' or '+' or '=' or ':' => text.AsSpan(0, index).IndexOfAnyExcept(' ', text[index]) < 0,
        '.' or ')' when index + 1 == text.Length || text[index + 1] == ' ' => index > 0 && text.AsSpan(0, index).TrimStart(' ').IndexOfAnyExceptInRange('0', '9') < 0,
        _ => false,
    };

    private static int LongestRun(string text)
    {
        int longest = 0, run = 0;
        foreach (var character in text)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
