using System.Text;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// Makes events of keys. <see cref="Console.ReadKey()"/> knows the keys of a terminal, but gives two halves of a surrogate pair, and the marks around a
/// bracketed paste (<c>ESC [ 200 ~</c> … <c>ESC [ 201 ~</c>), one after another.
/// </summary>
/// <param name="read">Waits for a key.</param>
/// <param name="isReady">Whether <paramref name="read"/> would give one at once.</param>
internal sealed class KeyDecoder(Func<ConsoleKeyInfo> read, Func<bool> isReady)
{
    private const string PasteBegins = "[200~";
    private const string PasteEnds = "\u001b[201~";

    private readonly Queue<ConsoleKeyInfo> _held = new();

    /// <summary>Whether keys were read that are not told yet.</summary>
    public bool HasMore => _held.Count > 0;

    /// <summary>The next event; null for a key that means nothing.</summary>
    public TerminalEvent? Next()
    {
        var key = _held.TryDequeue(out var held) ? held : read();
        if (key is { Key: ConsoleKey.Escape, Modifiers: ConsoleModifiers.None } && _held.Count == 0 && isReady())
            return BeginsPaste() ? new TerminalEvent.Pasted(Paste()) : new TerminalEvent.Pressed(new Chord(ConsoleKey.Escape));
        if (char.IsHighSurrogate(key.KeyChar))
            return Pair(key.KeyChar);
        if (!char.IsControl(key.KeyChar) && !char.IsSurrogate(key.KeyChar) && (key.Modifiers & ~ConsoleModifiers.Shift) is var modifiers && (modifiers == 0 || IsAltGr(modifiers)))
            return new TerminalEvent.Typed(key.KeyChar.ToString());
        return key.Key == ConsoleKey.None ? null : new TerminalEvent.Pressed(new Chord(key.Key, key.Modifiers));
    }

    /// <summary>AltGr, which writes the brackets on many keyboards, is reported as both on Windows.</summary>
    private static bool IsAltGr(ConsoleModifiers modifiers) =>
        OperatingSystem.IsWindows() && modifiers == (ConsoleModifiers.Control | ConsoleModifiers.Alt);

    private TerminalEvent.Typed? Pair(char high)
    {
        var low = read();
        if (char.IsLowSurrogate(low.KeyChar))
            return new TerminalEvent.Typed(new string([high, low.KeyChar]));
        _held.Enqueue(low);
        return null;
    }

    /// <summary>Reads the rest of the mark; what turns out to be none is held for later.</summary>
    private bool BeginsPaste()
    {
        foreach (var character in PasteBegins)
        {
            if (!isReady())
                return false;
            _held.Enqueue(read());
            if (_held.Last().KeyChar != character)
                return false;
        }

        _held.Clear();
        return true;
    }

    private string Paste()
    {
        var text = new StringBuilder();
        while (!EndsWith(text, PasteEnds))
        {
            var key = read();
            if (key.KeyChar != '\0')
                text.Append(key.KeyChar);
        }

        text.Length -= PasteEnds.Length;
        return text.Replace("\r\n", "\n").Replace('\r', '\n').ToString();
    }

    private static bool EndsWith(StringBuilder text, string end)
    {
        if (text.Length < end.Length)
            return false;
        for (var i = 1; i <= end.Length; i++)
        {
            if (text[^i] != end[^i])
                return false;
        }

        return true;
    }
}
