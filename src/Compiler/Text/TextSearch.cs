namespace MemDsl.Compiler.Text;

/// <summary>Whether a text occurs in another, in a time that grows with their lengths and never with their product.</summary>
public static class TextSearch
{
    /// <summary>The framework's search is faster as long as the worst case is short.</summary>
    private const long Small = 1 << 20;

    public static bool Contains(string text, string part)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(part);
        return (long)text.Length * part.Length <= Small ? text.Contains(part, StringComparison.Ordinal) : Search(text, part);
    }

    /// <summary>Knuth, Morris and Pratt: after a mismatch the part moves on by what is known of it, and no character is looked at again.</summary>
    private static bool Search(string text, string part)
    {
        var border = new int[part.Length];
        for (int i = 1, matched = 0; i < part.Length; i++)
        {
            while (matched > 0 && part[i] != part[matched]) matched = border[matched - 1];
            if (part[i] == part[matched]) matched++;
            border[i] = matched;
        }

        var found = 0;
        foreach (var character in text)
        {
            while (found > 0 && character != part[found]) found = border[found - 1];
            if (character == part[found]) found++;
            if (found == part.Length) return true;
        }

        return false;
    }
}
