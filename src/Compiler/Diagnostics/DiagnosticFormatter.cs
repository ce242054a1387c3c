using System.Text;
using MemDsl.Compiler.Text;

namespace MemDsl.Compiler.Diagnostics;

/// <summary>
/// Diagnostics as text for people: the headline, the source line with the span underlined, and help.
/// <code>
/// first.mem(3,9): error MEM2003: unknown name 'mnap'
///   let a = mnap(4K)
///           ^~~~
///   help: did you mean 'mmap'?
/// </code>
/// </summary>
public static class DiagnosticFormatter
{
    /// <summary>A longer source line is shown as this many columns around the mistake.</summary>
    private const int MaximumColumns = 160;

    /// <summary><c>path(line,col): error MEM2003: message</c>.</summary>
    public static string FormatHeadline(Diagnostic diagnostic)
    {
        var place = diagnostic.Location is { } location ? $"{location}: " : "";
        return $"{place}{SeverityWord(diagnostic.Severity)} {diagnostic.Id}: {diagnostic.Message}";
    }

    /// <summary>The whole diagnostic, in lines that each end with <c>\n</c>.</summary>
    public static string Format(Diagnostic diagnostic)
    {
        var builder = new StringBuilder();
        builder.Append(FormatHeadline(diagnostic)).Append('\n');
        if (diagnostic.Location is { } location)
            AppendSource(builder, location);
        if (diagnostic.Help is { } help)
            builder.Append("  help: ").Append(help).Append('\n');
        return builder.ToString();
    }

    public static string SeverityWord(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static void AppendSource(StringBuilder builder, TextLocation location)
    {
        var line = location.Text.GetLine(location.Text.GetLineIndex(location.Span.Start));
        var from = line.Span.Start;
        var to = line.Span.End;
        if (to - from > MaximumColumns)
        {
            from = Math.Max(from, location.Span.Start - MaximumColumns / 2);
            to = Math.Min(to, from + MaximumColumns);
        }

        builder.Append("  ");
        foreach (var c in location.Text.AsSpan(TextSpan.FromBounds(from, to)))
            builder.Append(Printable(c));
        builder.Append("\n  ");
        for (var i = from; i < location.Span.Start && i < to; i++)
            builder.Append(location.Text[i] == '\t' ? '\t' : ' ');
        var underlined = Math.Min(location.Span.End, to) - location.Span.Start;
        builder.Append('^').Append('~', Math.Max(0, underlined - 1)).Append('\n');
    }

    private static char Printable(char c) => c != '\t' && char.IsControl(c) ? '\uFFFD' : c;
}
