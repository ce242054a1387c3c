using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>Keys, as <see cref="Console.ReadKey()"/> reports them, as events.</summary>
public sealed class KeyDecoderTests
{
    [Fact]
    public void Characters_are_typed_and_keys_are_pressed()
    {
        Assert.Equal(
            [new TerminalEvent.Typed("a"), new TerminalEvent.Typed("("), Pressed(ConsoleKey.Enter), Pressed(ConsoleKey.B, ConsoleModifiers.Alt), Pressed(ConsoleKey.R, ConsoleModifiers.Control)],
            Decode(Char('a'), new('(', ConsoleKey.D8, true, false, false), Key(ConsoleKey.Enter, '\r'), new('b', ConsoleKey.B, false, true, false), new('\u0012', ConsoleKey.R, false, false, true)));
    }

    [Fact]
    public void Two_halves_are_one_character() =>
        Assert.Equal([new TerminalEvent.Typed("\U0001F600"), new TerminalEvent.Typed("x")], Decode(Char('\ud83d'), Char('\ude00'), Char('x')));

    [Fact]
    public void A_bracketed_paste_is_one_event_with_line_breaks_of_its_own() =>
        Assert.Equal([new TerminalEvent.Pasted("if a {\n\tb\n}\n"), new TerminalEvent.Typed("x")], Decode("\u001b[200~if a {\r\tb\r\n}\r\u001b[201~x"));

    [Fact]
    public void Escape_alone_is_a_key() => Assert.Equal([Pressed(ConsoleKey.Escape)], Decode("\u001b"));

    [Fact]
    public void What_only_begins_like_a_paste_is_not_lost() =>
        Assert.Equal([Pressed(ConsoleKey.Escape), new TerminalEvent.Typed("["), new TerminalEvent.Typed("2"), new TerminalEvent.Typed("x")], Decode("\u001b[2x"));

    [Fact]
    public void An_unknown_key_is_no_event() => Assert.Empty(Decode(Key(ConsoleKey.None, '\0')));

    private static List<TerminalEvent> Decode(string characters) =>
        Decode([.. characters.Select(c => c switch { '\u001b' => Key(ConsoleKey.Escape, c), '\r' => Key(ConsoleKey.Enter, c), _ => Char(c) })]);

    private static List<TerminalEvent> Decode(params ConsoleKeyInfo[] keys)
    {
        var waiting = new Queue<ConsoleKeyInfo>(keys);
        var decoder = new KeyDecoder(waiting.Dequeue, () => waiting.Count > 0);
        var events = new List<TerminalEvent>();
        while (waiting.Count > 0 || decoder.HasMore)
        {
            if (decoder.Next() is { } next)
                events.Add(next);
        }

        return events;
    }

    private static ConsoleKeyInfo Char(char c) => Key(ConsoleKey.None, c);

    private static ConsoleKeyInfo Key(ConsoleKey key, char c) => new(c, key, false, false, false);

    private static TerminalEvent.Pressed Pressed(ConsoleKey key, ConsoleModifiers modifiers = ConsoleModifiers.None) => new(new Chord(key, modifiers));
}
