namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A key with the modifiers held.</summary>
internal readonly record struct Chord(ConsoleKey Key, ConsoleModifiers Modifiers = ConsoleModifiers.None)
{
    public static Chord Control(ConsoleKey key) => new(key, ConsoleModifiers.Control);

    public static Chord Alt(ConsoleKey key) => new(key, ConsoleModifiers.Alt);
}
