namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What the keys mean for the moment.</summary>
internal abstract record EditorMode
{
    private EditorMode()
    {
    }

    /// <summary>Text is typed.</summary>
    public sealed record Typing : EditorMode
    {
        public static readonly Typing Instance = new();
    }

    /// <summary>An entry of the history is shown; Up and Down go to others.</summary>
    public sealed record Walking(HistoryWalk Walk) : EditorMode;

    /// <summary>What is typed looks for an entry of the history.</summary>
    public sealed record Searching(HistorySearch Search) : EditorMode;

    /// <summary>A menu of completions is open.</summary>
    public sealed record Choosing(CompletionMenu Menu) : EditorMode;
}
