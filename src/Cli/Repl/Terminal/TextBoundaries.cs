using System.Globalization;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Where the caret may stand in a text: between grapheme clusters, at the ends of words and lines.</summary>
internal static class TextBoundaries
{
    public static int Next(string text, int position) =>
        position >= text.Length ? text.Length : position + StringInfo.GetNextTextElementLength(text.AsSpan(position));

    public static int Previous(string text, int position)
    {
        // A cluster does not reach over a line break, so the line is far enough to look.
        var start = LineStart(text, position);
        if (start == position)
            return Math.Max(0, position - 1);
        var last = start;
        for (var at = start; at < position; at = Next(text, at))
            last = at;
        return last;
    }

    public static int LineStart(string text, int position) => position == 0 ? 0 : text.LastIndexOf('\n', position - 1) + 1;

    public static int LineEnd(string text, int position) => text.IndexOf('\n', position) is >= 0 and var end ? end : text.Length;

    /// <summary>Past the blanks and marks in front of the caret, then past the word before them.</summary>
    public static int WordStart(string text, int position)
    {
        while (position > 0 && !IsWord(text[position - 1]))
            position--;
        while (position > 0 && IsWord(text[position - 1]))
            position--;
        return position;
    }

    public static int WordEnd(string text, int position)
    {
        while (position < text.Length && !IsWord(text[position]))
            position++;
        while (position < text.Length && IsWord(text[position]))
            position++;
        return position;
    }

    /// <summary>The beginning of what is set off by blanks, as the shell's Ctrl+W takes it.</summary>
    public static int BlankWordStart(string text, int position)
    {
        while (position > 0 && char.IsWhiteSpace(text[position - 1]))
            position--;
        while (position > 0 && !char.IsWhiteSpace(text[position - 1]))
            position--;
        return position;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_' || char.IsSurrogate(character);
}
