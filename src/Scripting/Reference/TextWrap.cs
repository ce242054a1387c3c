using System.Text;

namespace MemDsl.Scripting.Reference;

/// <summary>Breaks prose into lines of a terminal's width.</summary>
internal static class TextWrap
{
    private const int Width = 80;

    public static string At80(string words) => Lines(words, Width);

    /// <summary>Prose behind an indentation, which its further lines have too.</summary>
    public static string Hanging(string words, int indentation) =>
        Lines(words, Width - indentation).Replace("\n", "\n" + new string(' ', indentation), StringComparison.Ordinal);

    private static string Lines(string words, int width)
    {
        var text = new StringBuilder();
        var column = 0;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                text.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }

            text.Append(word);
            column += word.Length;
        }

        return text.ToString();
    }
}
