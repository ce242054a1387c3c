namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A walk through the entries that begin as the text did from which it set out. A value.</summary>
/// <param name="Origin">What stood there; the walk ends with it.</param>
/// <param name="Index">The entry that is shown; the number of entries for the origin.</param>
internal sealed record HistoryWalk(EditBuffer Origin, int Index)
{
    public static HistoryWalk From(EditBuffer origin, History history) => new(origin, history.Count);

    public EditBuffer Shown(History history) => Index == history.Count ? Origin : EditBuffer.AtEnd(history[Index]);

    /// <summary>The walk one entry further back; null where there is none.</summary>
    public HistoryWalk? Older(History history)
    {
        var shown = Shown(history).Text;
        return history.FindOlder(Index, entry => Fits(entry) && entry != shown) is >= 0 and var found ? this with { Index = found } : null;
    }

    /// <summary>The walk one entry nearer to the origin; null at the origin.</summary>
    public HistoryWalk? Newer(History history)
    {
        if (Index == history.Count)
            return null;
        var shown = Shown(history).Text;
        return this with { Index = history.FindNewer(Index, entry => Fits(entry) && entry != shown) is >= 0 and var found ? found : history.Count };
    }

    private bool Fits(string entry) => entry.StartsWith(Origin.Text, StringComparison.Ordinal);
}
