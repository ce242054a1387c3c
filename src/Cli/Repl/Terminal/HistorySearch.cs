namespace MemDsl.Cli.Repl.Terminal;

/// <summary>An incremental search towards older entries: each character of the query looks on from the entry that is shown. A value.</summary>
/// <param name="Origin">What stood there before the search; it comes back when the search is given up.</param>
/// <param name="Query">What is looked for, anywhere in an entry; small letters mean large ones too.</param>
/// <param name="Index">The entry that is shown; the number of entries while nothing was found.</param>
/// <param name="IsFailing">Whether there is no older entry with the query.</param>
internal sealed record HistorySearch(EditBuffer Origin, string Query, int Index, bool IsFailing)
{
    public static HistorySearch From(EditBuffer origin, History history) => new(origin, "", history.Count, false);

    /// <summary>The entry that is shown, with the caret where the query is found.</summary>
    public EditBuffer Shown(History history) =>
        Index == history.Count ? Origin : new EditBuffer(history[Index], Math.Max(0, Find(history[Index])));

    public HistorySearch WithQuery(string query, History history) =>
        query.Length == 0
            ? From(Origin, history)
            : (this with { Query = query }).LookFrom(query.StartsWith(Query, StringComparison.Ordinal) ? Index + 1 : history.Count, history);

    /// <summary>The next older entry with the query, and another text than the one that is shown.</summary>
    public HistorySearch Older(History history) => Query.Length == 0 ? this : LookFrom(Index, history);

    private HistorySearch LookFrom(int before, History history)
    {
        var shown = before == Index ? Shown(history).Text : null;
        var found = history.FindOlder(Math.Min(before, history.Count), entry => entry != shown && Find(entry) >= 0);
        return found >= 0 ? this with { Index = found, IsFailing = false } : this with { IsFailing = true };
    }

    private int Find(string entry) =>
        entry.IndexOf(Query, Query.Any(char.IsUpper) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
