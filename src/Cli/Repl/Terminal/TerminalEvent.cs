namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What happens to the editor.</summary>
internal abstract record TerminalEvent
{
    private TerminalEvent()
    {
    }

    /// <summary>A key that is no text.</summary>
    public sealed record Pressed(Chord Chord) : TerminalEvent;

    /// <summary>One character, perhaps of two UTF-16 units.</summary>
    public sealed record Typed(string Text) : TerminalEvent;

    /// <summary>A text at once; its line breaks are <c>\n</c>.</summary>
    public sealed record Pasted(string Text) : TerminalEvent;

    /// <summary>Ctrl+C.</summary>
    public sealed record Interrupted : TerminalEvent;

    /// <summary>The terminal has another size.</summary>
    public sealed record Resized : TerminalEvent;

    /// <summary>The process goes on after Ctrl+Z and <c>fg</c>; the screen is somebody else's.</summary>
    public sealed record Resumed : TerminalEvent;

    /// <summary>There will be no more keys.</summary>
    public sealed record Closed : TerminalEvent;
}
