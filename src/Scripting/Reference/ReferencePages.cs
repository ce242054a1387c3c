namespace MemDsl.Scripting.Reference;

/// <summary>The pages of <c>docs/</c> that are made from tables: the library, the diagnostics, the rules. <c>eng/update-docs.sh</c> writes them.</summary>
public static class ReferencePages
{
    /// <summary>Every generated page: its file name, and a way to make it.</summary>
    public static IReadOnlyDictionary<string, Func<string>> All { get; } = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
    {
        ["diagnostics.md"] = DiagnosticsPage.Write,
        ["library.md"] = LibraryPage.Write,
        ["rules.md"] = RulesPage.Write,
    };
}
