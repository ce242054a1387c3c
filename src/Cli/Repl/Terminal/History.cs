namespace MemDsl.Cli.Repl.Terminal;

/// <summary>What was submitted before, the oldest first; the same text twice in a row is one entry.</summary>
internal sealed class History
{
    /// <summary>The most entries that are kept; the oldest go first.</summary>
    public const int Capacity = 2000;

    private readonly List<string> _entries = [];

    public History(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
            Add(entry);
    }

    public int Count => _entries.Count;

    public string this[int index] => _entries[index];

    /// <summary>Whether the entry is one that was not there a moment ago.</summary>
    public bool Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || (_entries.Count > 0 && _entries[^1] == entry))
            return false;
        _entries.Add(entry);
        if (_entries.Count > Capacity)
            _entries.RemoveAt(0);
        return true;
    }

    /// <summary>Index of the nearest entry before <paramref name="before"/> that a condition holds for; -1 when there is none.</summary>
    public int FindOlder(int before, Predicate<string> holds) => before <= 0 ? -1 : _entries.FindLastIndex(before - 1, holds);

    /// <summary>Index of the nearest entry after <paramref name="after"/> that a condition holds for; -1 when there is none.</summary>
    public int FindNewer(int after, Predicate<string> holds) => after + 1 >= _entries.Count ? -1 : _entries.FindIndex(after + 1, holds);
}
