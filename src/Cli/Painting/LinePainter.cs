using System.Text;
using System.Text.RegularExpressions;

namespace MemDsl.Cli.Painting;

/// <summary>Adds colours to lines, one after another: what is below the head line of a diagnostic belongs to it.</summary>
internal sealed class LinePainter
{
    /// <summary>A longer line is data, and stays as it is.</summary>
    private const int LongestLine = 4096;

    /// <summary>The colour of the diagnostic whose lines these are; plain outside of one.</summary>
    private Style _severity = Style.Plain;

    /// <summary>The line with SGR sequences; without them it is the line.</summary>
    public string Paint(string line)
    {
        if (line.Length is 0 or > LongestLine || line.Contains('\u001b', StringComparison.Ordinal))
            return line;
        if (_severity != Style.Plain && PaintRules.Mark().Match(line) is { Success: true } mark)
            return Painted(line, [(mark.Groups["Mark"], _severity)]);
        foreach (var rule in PaintRules.All)
        {
            if ((rule.IsOfDiagnostics && _severity == Style.Plain) || rule.Pattern.Match(line) is not { Success: true } match)
                continue;
            if (rule == PaintRules.Headline)
                _severity = match.Groups["Error"].Success ? Style.Error : match.Groups["Warning"].Success ? Style.Warning : Style.Help;
            else if (line[0] != ' ')
                _severity = Style.Plain;
            return Painted(line, PartsOf(rule, match));
        }

        if (line[0] != ' ')
            _severity = Style.Plain;
        return line;
    }

    private static List<(Capture Part, Style Style)> PartsOf(PaintRule rule, Match match)
    {
        var parts = new List<(Capture Part, Style Style)>();
        foreach (var (group, style) in rule.Styles)
        {
            foreach (Capture part in match.Groups[group].Captures)
                parts.Add((part, style));
        }

        parts.Sort((left, right) => left.Part.Index.CompareTo(right.Part.Index));
        return parts;
    }

    private static string Painted(string line, List<(Capture Part, Style Style)> parts)
    {
        var text = new StringBuilder(line.Length + 16 * parts.Count);
        var position = 0;
        foreach (var (part, style) in parts)
        {
            if (part.Length == 0)
                continue;
            text.Append(line, position, part.Index - position).Append(Sgr.On(style)).Append(line, part.Index, part.Length).Append(Sgr.Reset);
            position = part.Index + part.Length;
        }

        return text.Append(line, position, line.Length - position).ToString();
    }
}
