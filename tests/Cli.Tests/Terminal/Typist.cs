using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>
/// Types at an editor. Keys stand in angle brackets, as <c>&lt;Enter&gt;</c>, <c>&lt;C-r&gt;</c>, <c>&lt;A-Backspace&gt;</c>; all else is typed, and <c>{text}</c> of
/// <see cref="Paste"/> is pasted.
/// </summary>
internal sealed class Typist(params string[] history)
{
    public History History { get; } = new(history);

    public LineEditor Editor { get; private set; } = null!;

    public EditorOutcome Outcome { get; private set; } = new EditorOutcome.Editing();

    /// <summary>The text with <c>|</c> where the caret stands.</summary>
    public string Text => Editor.Buffer.Text.Insert(Editor.Buffer.Caret, "|");

    /// <summary>The lines below the input.</summary>
    public string[] Below => [.. Editor.View().Below.Select(line => string.Concat(line.Parts.Select(part => part.Text)).TrimEnd())];

    public Typist Type(string keys)
    {
        Editor ??= new LineEditor(new SampleLanguage(), History);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == '<' && keys.IndexOf('>', i) is > 0 and var end)
            {
                Outcome = Editor.Handle(Event(keys[(i + 1)..end]));
                i = end;
            }
            else
            {
                Outcome = Editor.Handle(new TerminalEvent.Typed(keys[i].ToString()));
            }
        }

        return this;
    }

    public Typist Paste(string text)
    {
        Editor ??= new LineEditor(new SampleLanguage(), History);
        Outcome = Editor.Handle(new TerminalEvent.Pasted(text));
        return this;
    }

    private static TerminalEvent Event(string key)
    {
        if (key == "C-c")
            return new TerminalEvent.Interrupted();
        var modifiers = ConsoleModifiers.None;
        for (; key.Length > 2 && key[1] == '-'; key = key[2..])
            modifiers |= key[0] switch { 'C' => ConsoleModifiers.Control, 'A' => ConsoleModifiers.Alt, _ => ConsoleModifiers.Shift };
        return new TerminalEvent.Pressed(new Chord(key switch
        {
            "Left" => ConsoleKey.LeftArrow,
            "Right" => ConsoleKey.RightArrow,
            "Up" => ConsoleKey.UpArrow,
            "Down" => ConsoleKey.DownArrow,
            "_" => ConsoleKey.D7,
            _ => Enum.Parse<ConsoleKey>(key, ignoreCase: true),
        }, modifiers));
    }
}
