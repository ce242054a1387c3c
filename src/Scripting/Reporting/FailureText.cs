using System.Text;
using MemDsl.Scripting.Assertions;

namespace MemDsl.Scripting.Reporting;

/// <summary>Words failures, stops and defects in the manner of diagnostics: a head line, the source line underlined, then what explains it.</summary>
public static class FailureText
{
    /// <summary>The widest source line that is shown whole.</summary>
    private const int MaximumColumns = 160;

    /// <summary>The longest list of sub-expressions aligned on one equals sign; longer texts stand alone.</summary>
    private const int WidestPart = 40;

    /// <summary>The one-line message of a failed assertion.</summary>
    public static string Headline(AssertionFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.Message is { Length: > 0 } message ? $"assertion failed: {message}" : "assertion failed";
    }

    /// <summary>A failed assertion, in lines that each end with <c>\n</c>.</summary>
    public static string Explain(AssertionFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var text = new StringBuilder();
        AppendHead(text, failure.Id, failure.Location, Headline(failure));
        AppendParts(text, failure.Parts);
        foreach (var note in failure.Notes)
            AppendIndented(text, note);
        foreach (var line in failure.Difference)
            text.Append("    ").Append(line).Append('\n');
        if (failure.LastChange is { } change)
            AppendIndented(text, $"last changed by {change}: {OneLine(change.Text)}");
        return text.ToString();
    }

    /// <summary>Why a script or test did not reach its end, in lines that each end with <c>\n</c>.</summary>
    public static string Explain(ScriptStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        var text = new StringBuilder();
        AppendHead(text, stop.Id, stop.Location, stop.Message);
        if (stop.Reason is { Length: > 0 } reason)
            AppendIndented(text, $"reason: {reason}");
        foreach (var line in stop.State)
            text.Append("    ").Append(line).Append('\n');
        AppendCalls(text, stop.Calls);
        return text.ToString();
    }

    /// <summary>The open calls, innermost first; those of a recursion, which are all the same, once.</summary>
    private static void AppendCalls(StringBuilder text, IReadOnlyList<ScriptLocation> calls)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            if (i > 0 && calls[i] == calls[i - 1])
            {
                if (i == 1 || calls[i - 1] != calls[i - 2]) AppendIndented(text, "  and again from there");
                continue;
            }

            AppendIndented(text, $"called from {calls[i]}: {OneLine(calls[i].Text)}");
        }
    }

    /// <summary>A defect of ours, in one line and without a stack trace.</summary>
    public static string Explain(Exception defect)
    {
        ArgumentNullException.ThrowIfNull(defect);
        return $"a defect in mem itself: {defect.GetType().Name}: {OneLine(defect.Message)}\n";
    }

    private static void AppendHead(StringBuilder text, string id, ScriptLocation location, string message)
    {
        text.Append(location).Append(": error ").Append(id).Append(": ").Append(message).Append('\n');
        if (location.LineText.Length == 0) return;
        var from = 0;
        var to = location.LineText.Length;
        if (to > MaximumColumns)
        {
            from = Math.Max(0, location.Column - 1 - MaximumColumns / 2);
            to = Math.Min(to, from + MaximumColumns);
        }

        text.Append("  ");
        for (var i = from; i < to; i++)
            text.Append(Printable(location.LineText[i]));
        text.Append("\n  ");
        for (var i = from; i < Math.Min(location.Column - 1, to); i++)
            text.Append(location.LineText[i] == '\t' ? '\t' : ' ');
        var underlined = Math.Min(location.Length, to - location.Column + 1);
        text.Append('^').Append('~', Math.Max(0, underlined - 1)).Append('\n');
    }

    private static void AppendParts(StringBuilder text, IEnumerable<AssertionPart> parts)
    {
        var lines = parts.Select(part => (Text: OneLine(part.Text), part.Value)).ToList();
        var width = lines.Select(part => part.Text.Length).Where(length => length <= WidestPart).DefaultIfEmpty(0).Max();
        foreach (var (expression, value) in lines)
        {
            text.Append("    ").Append(expression.PadRight(width)).Append(" = ");
            AppendContinued(text, value, "    " + new string(' ', Math.Min(width, WidestPart)) + "   ");
        }
    }

    /// <summary>A value of several lines keeps its lines under its first.</summary>
    private static void AppendContinued(StringBuilder text, string value, string indent) =>
        text.Append(value.ReplaceLineEndings("\n").TrimEnd('\n').Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n');

    private static void AppendIndented(StringBuilder text, string line) => text.Append("  ").Append(line).Append('\n');

    private static string OneLine(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        return end < 0 ? line.ToString() : $"{line[..end].TrimEnd()} …";
    }

    private static char Printable(char character) => character != '\t' && char.IsControl(character) ? '\uFFFD' : character;
}
