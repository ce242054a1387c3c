namespace MemDsl.Cli.Repl.Terminal;

/// <summary>The text being typed and the caret in it. A value: each verb gives another buffer.</summary>
/// <param name="Text">All lines, with <c>\n</c> between them.</param>
/// <param name="Caret">Index of the character in front of which the caret stands; <c>Text.Length</c> at the end.</param>
internal sealed record EditBuffer(string Text, int Caret)
{
    public static readonly EditBuffer Empty = new("", 0);

    public static EditBuffer AtEnd(string text) => new(text, text.Length);

    public bool IsEmpty => Text.Length == 0;

    public bool IsAtEnd => Caret == Text.Length;

    public int LineStart => TextBoundaries.LineStart(Text, Caret);

    public int LineEnd => TextBoundaries.LineEnd(Text, Caret);

    public bool IsOnFirstLine => LineStart == 0;

    public bool IsOnLastLine => LineEnd == Text.Length;

    /// <summary>The characters between the beginning of the line and the caret.</summary>
    public ReadOnlySpan<char> BeforeCaretOnLine => Text.AsSpan(LineStart, Caret - LineStart);

    public EditBuffer Insert(string text) => Replace(Caret, Caret, text);

    /// <summary>Puts a text in the place of a range, with the caret behind it.</summary>
    public EditBuffer Replace(int start, int end, string text) => new(string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end)), start + text.Length);

    public EditBuffer DeleteTo(int position) => Replace(Math.Min(Caret, position), Math.Max(Caret, position), "");

    public EditBuffer MoveTo(int position) => this with { Caret = position };

    public EditBuffer Left() => MoveTo(TextBoundaries.Previous(Text, Caret));

    public EditBuffer Right() => MoveTo(TextBoundaries.Next(Text, Caret));

    /// <summary>The line above, in the same column of the screen or at the line's end.</summary>
    public EditBuffer Up() => IsOnFirstLine ? this : MoveTo(AtColumn(TextBoundaries.LineStart(Text, LineStart - 1), Column));

    public EditBuffer Down() => IsOnLastLine ? this : MoveTo(AtColumn(LineEnd + 1, Column));

    private int Column => DisplayWidth.Of(BeforeCaretOnLine);

    private int AtColumn(int lineStart, int column)
    {
        var position = lineStart;
        var end = TextBoundaries.LineEnd(Text, lineStart);
        for (var reached = 0; position < end; position = TextBoundaries.Next(Text, position))
        {
            reached += DisplayWidth.Of(Text.AsSpan(position, TextBoundaries.Next(Text, position) - position));
            if (reached > column)
                break;
        }

        return position;
    }
}
