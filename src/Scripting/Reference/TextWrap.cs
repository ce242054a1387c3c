using System.Text;

namespace MemDsl.Scripting.Reference;

/// <summary>Breaks prose into lines of a terminal's width.</summary>
internal static class TextWrap
{
    public static string At80(string words)
    {
        const int Width = 80;
        var text = new StringBuilder();
        var column = 0;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Width)
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
