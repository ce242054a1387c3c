using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Exams.Submissions;

/// <summary>A record of a CSV file as RFC 4180 has it: quotes around a field keep commas and line ends, and two of them stand for one.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Fields">At least one.</param>
public sealed record CsvRow(int Line, ImmutableArray<string> Fields)
{
    /// <summary>All rows of a text; blank lines are none.</summary>
    /// <exception cref="FormatException">A quote is not closed, or something stands behind a closing one.</exception>
    public static IEnumerable<CsvRow> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.StartsWith('\ufeff') ? 1 : 0;
        var line = 1;
        while (at < text.Length)
        {
            var start = line;
            var fields = ImmutableArray.CreateBuilder<string>();
            do
            {
                fields.Add(Field(text, ref at, ref line));
            }
            while (at < text.Length && text[at] == ',' && ++at > 0);
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            line++;
            if (fields is not [""]) yield return new CsvRow(start, fields.ToImmutable());
        }
    }

    private static string Field(string text, ref int at, ref int line)
    {
        if (at < text.Length && text[at] == '"') return Quoted(text, ref at, ref line);
        var end = text.AsSpan(at).IndexOfAny(',', '\n', '\r');
        end = end < 0 ? text.Length : at + end;
        var field = text[at..end];
        at = end;
        return field;
    }

    private static string Quoted(string text, ref int at, ref int line)
    {
        var start = line;
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"')
            {
                field.Append(text[at]);
                continue;
            }

            if (at + 1 < text.Length && text[at + 1] == '"')
            {
                field.Append('"');
                at++;
                continue;
            }

            at++;
            if (at < text.Length && text[at] is not (',' or '\n' or '\r'))
                throw new FormatException($"line {line}: behind the closing quote of a field stands a comma or the line's end");
            return field.ToString();
        }

        throw new FormatException($"line {start}: the quote that begins a field is never closed");
    }
}
