namespace MemDsl.Exams.Submissions;

/// <summary>What an ID may be: it draws the variant, and names files of submissions and results.</summary>
public static class StudentId
{
    /// <summary>Characters of the longest.</summary>
    public const int MaxLength = 100;

    /// <summary>Why a text is no ID, in words; null when it is one.</summary>
    public static string? Problem(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length == 0) return "there is no ID";
        if (id.Length > MaxLength) return $"an ID has at most {MaxLength} characters, this one has {id.Length}";
        if (id[0] is '.' or '-') return $"an ID begins with a letter or digit, not '{id[0]}'";
        foreach (var character in id)
        {
            if (!char.IsLetterOrDigit(character) && !char.IsSurrogate(character) && character is not ('.' or '-' or '_' or '@' or '+' or ' '))
                return $"an ID has letters, digits, blanks and . - _ @ + alone, because files are named after it; '{Shown(character)}' is none of them";
        }

        return id[^1] is ' ' or '.' ? "an ID does not end with a blank or a dot" : null;
    }

    private static string Shown(char character) => char.IsControl(character) ? $"U+{(int)character:X4}" : character.ToString();
}
