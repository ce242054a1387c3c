using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>The keys and the page about them.</summary>
public sealed class KeyTableTests
{
    [Fact]
    public void The_page_of_the_prompt_names_each_key()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "repl.md"));
        var silent = KeyTable.Chords.Select(Name).Where(name => !page.Contains(name, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Empty(silent);
    }

    [Fact]
    public void Each_command_has_a_key() =>
        Assert.Equal(Enum.GetValues<EditorCommand>(), KeyTable.Chords.Select(chord => KeyTable.Find(chord)!.Value).Distinct().Order());

    private static string Name(Chord chord) =>
        (chord.Modifiers.HasFlag(ConsoleModifiers.Control) ? "Ctrl+" : "")
        + (chord.Modifiers.HasFlag(ConsoleModifiers.Alt) ? "Alt+" : "")
        + (chord.Modifiers.HasFlag(ConsoleModifiers.Shift) ? "Shift+" : "")
        + chord.Key switch
        {
            ConsoleKey.D7 => "7",
            ConsoleKey.OemMinus => "-",
            ConsoleKey.LeftArrow or ConsoleKey.RightArrow or ConsoleKey.UpArrow or ConsoleKey.DownArrow => chord.Key.ToString()[..^"Arrow".Length],
            var key => key.ToString(),
        };
}
