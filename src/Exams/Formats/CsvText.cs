using MemDsl.Exams.Pages;

namespace MemDsl.Exams.Formats;

/// <summary>A row of RFC 4180: commas, CRLF, quotes where a field needs them.</summary>
internal static class CsvText
{
    public static void WriteRow(TextWriter writer, IEnumerable<string> fields)
    {
        writer.Write(string.Join(',', fields.Select(Quoted)));
        writer.Write("\r\n");
    }

    /// <summary>A text of somebody else: what a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public static string Text(string text)
    {
        var seen = SafeText.Lines(text);
        return seen is ['=' or '+' or '-' or '@' or '\t' or '\n', ..] ? "'" + seen : seen;
    }

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 && !field.StartsWith(' ') && !field.EndsWith(' ') ? field : "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
