using System.Globalization;
using System.Text;

namespace MemDsl.Exams.Pages;

/// <summary>Text of which everything is visible: what would hide, turn or command is written as <c>\u{202E}</c>.</summary>
public static class SafeText
{
    /// <summary>Lines stay lines, ended by <c>\n</c>; tabs stay tabs.</summary>
    public static string Lines(string text) => Visible(text.ReplaceLineEndings("\n"));

    /// <summary>One line: line ends and tabs become blanks.</summary>
    public static string Line(string text) => Visible(text.ReplaceLineEndings(" ").Replace('\t', ' '));

    /// <summary>The first of several lines: of a diagnostic what is wrong and where, without the source below it.</summary>
    public static string FirstLine(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return Line(lines.IndexOf('\n') is var end and >= 0 ? lines[..end] : lines);
    }

    /// <summary>At most <paramref name="length"/> characters, the last of a longer text an ellipsis; never half a character.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length) return text;
        var kept = length - 1;
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1])) kept--;
        return text[..kept] + "…";
    }

    private static string Visible(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~') return Rewritten(text);
        }

        return text;
    }

    private static string Rewritten(string text)
    {
        var seen = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune))
            {
                if (IsPlain(rune)) seen.Append(text, i, rune.Utf16SequenceLength);
                else Append(rune.Value);
                i += rune.Utf16SequenceLength;
            }
            else
            {
                Append(text[i++]);
            }
        }

        return seen.ToString();

        void Append(int value) => seen.Append(CultureInfo.InvariantCulture, $"\\u{{{value:X}}}");
    }

    private static bool IsPlain(Rune rune)
    {
        if (rune.Value is '\n' or '\t') return true;

        // Joiners belong to the spelling of names in several scripts.
        if (rune.Value is 0x200C or 0x200D) return true;
        if ((rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return false;
        return Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
    }
}
