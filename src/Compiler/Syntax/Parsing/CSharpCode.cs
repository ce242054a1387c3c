namespace MemDsl.Compiler.Syntax.Parsing;

/// <summary>
/// Finds the brace that ends a <c>csharp { … }</c> block, by C#'s own lexing: braces in strings (plain, verbatim, raw, interpolated),
/// characters and comments do not count.
/// </summary>
internal static class CSharpCode
{
    /// <summary>Index of the closing brace, or the length of the text when there is none.</summary>
    /// <param name="text">The whole script.</param>
    /// <param name="position">Where the code begins, after its opening brace.</param>
    public static int FindEnd(ReadOnlySpan<char> text, int position)
    {
        // Holes of interpolated strings hold code again; the stack keeps the strings that are open around the current code.
        var strings = new Stack<InterpolatedString>();
        var depth = 0;
        while (position < text.Length)
        {
            var c = text[position];
            switch (c)
            {
                case '/' when Next(text, position) == '/':
                    position = SkipTo(text, position, "\n");
                    break;
                case '/' when Next(text, position) == '*':
                    position = SkipTo(text, position + 2, "*/");
                    break;
                case '\'':
                    position = SkipPlain(text, position + 1, '\'');
                    break;
                case '"' or '$' or '@':
                    position = SkipString(text, position, strings, ref depth);
                    break;
                case '{':
                    depth++;
                    position++;
                    break;
                case '}' when depth > 0:
                    depth--;
                    position++;
                    break;
                case '}' when strings.Count > 0:
                    var outer = strings.Pop();
                    position = SkipInterpolatedText(text, Math.Min(text.Length, position + outer.BraceCount), outer, strings, ref depth, resumed: true);
                    break;
                case '}':
                    return position;
                default:
                    position++;
                    break;
            }
        }

        return text.Length;
    }

    /// <param name="QuoteCount">1 for a plain or verbatim string, 3 or more for a raw one.</param>
    /// <param name="BraceCount">How many braces open a hole: the number of dollar signs.</param>
    /// <param name="IsVerbatim">True when a doubled quote stands for one and a backslash for itself.</param>
    /// <param name="Depth">Depth of braces in the code around the string.</param>
    private readonly record struct InterpolatedString(int QuoteCount, int BraceCount, bool IsVerbatim, int Depth);

    private static char Next(ReadOnlySpan<char> text, int position) => position + 1 < text.Length ? text[position + 1] : '\0';

    private static int SkipTo(ReadOnlySpan<char> text, int position, string end)
    {
        var found = position >= text.Length ? -1 : text[position..].IndexOf(end, StringComparison.Ordinal);
        return found < 0 ? text.Length : position + found + end.Length;
    }

    private static int Count(ReadOnlySpan<char> text, int position, char c)
    {
        var count = 0;
        while (position + count < text.Length && text[position + count] == c)
            count++;
        return count;
    }

    /// <summary>A string or character with backslash escapes; it cannot go over the end of the line.</summary>
    private static int SkipPlain(ReadOnlySpan<char> text, int position, char quote)
    {
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            if (text[position] == quote)
                return position + 1;
            position += text[position] == '\\' && position + 1 < text.Length ? 2 : 1;
        }

        return Math.Min(position, text.Length);
    }

    private static int SkipString(ReadOnlySpan<char> text, int position, Stack<InterpolatedString> strings, ref int depth)
    {
        var dollars = 0;
        var verbatim = false;
        while (position < text.Length && text[position] is '$' or '@')
        {
            dollars += text[position] == '$' ? 1 : 0;
            verbatim |= text[position] == '@';
            position++;
            if (position == text.Length)
                return position;
        }

        var quotes = Count(text, position, '"');
        if (quotes == 0)
            return position;
        if (quotes == 2 || (verbatim && quotes % 2 == 0))
            return position + quotes;
        var raw = quotes >= 3 && !verbatim;
        if (dollars > 0)
        {
            var start = position + (raw ? quotes : 1);
            var opened = new InterpolatedString(raw ? quotes : 1, dollars, verbatim, depth);
            return SkipInterpolatedText(text, start, opened, strings, ref depth, resumed: false);
        }

        if (raw)
            return SkipTo(text, position + quotes, new string('"', quotes));
        return verbatim ? SkipVerbatim(text, position + 1) : SkipPlain(text, position + 1, '"');
    }

    private static int SkipVerbatim(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length)
        {
            if (text[position] != '"')
                position++;
            else if (Next(text, position) == '"')
                position += 2;
            else
                return position + 1;
        }

        return text.Length;
    }

    /// <summary>Goes to the end of the string, or into the code of its next hole.</summary>
    private static int SkipInterpolatedText(
        ReadOnlySpan<char> text, int position, InterpolatedString current, Stack<InterpolatedString> strings, ref int depth, bool resumed)
    {
        if (resumed)
            depth = current.Depth;
        while (position < text.Length)
        {
            var c = text[position];
            if (c == '"')
            {
                var quotes = Count(text, position, '"');
                if (current.QuoteCount == 1 && current.IsVerbatim && quotes >= 2)
                    position += 2;
                else if (quotes >= current.QuoteCount)
                    return position + current.QuoteCount;
                else
                    position += quotes;
            }
            else if (c == '\\' && current.QuoteCount == 1 && !current.IsVerbatim)
            {
                position += 2;
            }
            else if (c == '{')
            {
                var braces = Count(text, position, '{');
                position += braces;
                var opensHole = current.QuoteCount == 1 ? braces % 2 == 1 : braces >= current.BraceCount;
                if (opensHole)
                {
                    strings.Push(current with { Depth = depth });
                    depth = 0;
                    return position;
                }
            }
            else if (c is '\n' or '\r' && current is { QuoteCount: 1, IsVerbatim: false })
            {
                return position;
            }
            else
            {
                position++;
            }
        }

        return text.Length;
    }
}
