namespace MemDsl.Replay.Emission;

/// <summary>Gives what a recording names a name of its own in the script, as like the recorded one as can be.</summary>
internal sealed class ScriptNames
{
    /// <summary>Words that a script cannot use as names, and those of the library that emitted lines use.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "let", "var", "fn", "if", "else", "for", "in", "while", "break", "continue", "return", "assert", "and", "or", "not", "true", "false", "null", "try",
        "with", "on", "import", "fails", "raises", "maps", "trace", "explain", "buddyinfo", "csharp", "test", "file", "image", "machine", "requires", "print",
        "show", "tick", "spawn", "address", "page", "area", "path", "env", "recorder",
    };

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>The script's name of something that goes by <paramref name="recorded"/> among its kind (a variable, a process, a file).</summary>
    public string Of(string kind, string recorded)
    {
        string key = kind + " " + recorded;
        if (_names.TryGetValue(key, out string? known)) return known;
        string wish = Cleaned(recorded);
        string name = wish;
        for (int i = 2; Taken.Contains(name) || !_used.Add(name); i++) name = i == 2 ? $"{wish}_{kind}" : $"{wish}_{kind}{i}";
        _names.Add(key, name);
        return name;
    }

    private static string Cleaned(string recorded)
    {
        string letters = string.Concat(recorded.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' ? letter : '_'));
        return letters.Length == 0 || char.IsAsciiDigit(letters[0]) ? "_" + letters : letters;
    }
}
