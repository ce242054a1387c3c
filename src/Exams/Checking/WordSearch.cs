namespace MemDsl.Exams.Checking;

/// <summary>Looks for words in a text.</summary>
internal static class WordSearch
{
    /// <summary>Whether a text has these words with nothing of a word right before or behind them.</summary>
    public static bool Contains(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || !IsWord(text[at - 1])) && (end == text.Length || !IsWord(text[end]))) return true;
        }

        return false;
    }

    private static bool IsWord(char character) => char.IsLetterOrDigit(character) || character == '_';
}
