namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What an event came to.</summary>
internal abstract record EditorOutcome
{
    private EditorOutcome()
    {
    }

    /// <summary>The editor goes on; what it shows has perhaps changed.</summary>
    public sealed record Editing : EditorOutcome;

    /// <summary>As <see cref="Editing"/>, and the screen is wiped first.</summary>
    public sealed record Cleared : EditorOutcome;

    /// <summary>The text was given up.</summary>
    public sealed record Abandoned : EditorOutcome;

    public sealed record Submitted(string Text) : EditorOutcome;

    /// <summary>The user leaves.</summary>
    public sealed record Left : EditorOutcome;
}
