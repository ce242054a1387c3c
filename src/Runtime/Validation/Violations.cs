namespace MemDsl.Runtime.Validation;

/// <summary>What was found wrong, in words.</summary>
internal sealed class Violations
{
    private readonly List<string> _list = [];

    public IReadOnlyList<string> All => _list;

    public void Add(string violation) => _list.Add(violation);

    public void AddRange(string subject, IEnumerable<string> violations)
    {
        foreach (string violation in violations) _list.Add($"{subject}: {violation}");
    }

    /// <summary>A counter and what it counts, found again from scratch.</summary>
    public void Same(string subject, string counter, ulong kept, ulong found)
    {
        if (kept != found) _list.Add($"{subject}: {counter} is {kept}, but there are {found}");
    }
}
