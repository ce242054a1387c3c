using System.Globalization;
using System.Text;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>
/// Puts images on the terminal, one in the place of the other, by ECMA-48 sequences that every terminal of today knows. Moves relative to the cursor only, so what
/// stands above and scrolling do not matter.
/// </summary>
/// <param name="output">The terminal.</param>
/// <param name="hasColors">Whether styles are shown.</param>
internal sealed class TerminalScreen(TextWriter output, bool hasColors)
{
    private const string Escape = "\u001b[";
    private const string HideCursor = Escape + "?25l";
    private const string ShowCursor = Escape + "?25h";
    private const string ClearLine = Escape + "2K";
    private const string ClearBelow = Escape + "J";
    private const string ClearAll = Escape + "H" + Escape + "2J";
    private const string MarkPastes = Escape + "?2004h";
    private const string DoNotMarkPastes = Escape + "?2004l";

    private ScreenImage _shown = ScreenImage.Empty;

    /// <summary>Asks the terminal to mark what is pasted; the cursor stands at the beginning of a row.</summary>
    public void Begin()
    {
        _shown = ScreenImage.Empty;
        output.Write(MarkPastes);
    }

    /// <summary>Draws an image in the place of the one before.</summary>
    /// <param name="image">At most as high as the terminal, if another is to be drawn in its place.</param>
    /// <param name="width">The width of the terminal now; when it has changed, the older image has been broken anew.</param>
    public void Draw(ScreenImage image, int width)
    {
        var text = new StringBuilder(HideCursor);
        Up(text, _shown.RowsAboveCaret(width));
        text.Append('\r');
        for (var i = 0; i < image.Rows.Length; i++)
        {
            if (i > 0)
                text.Append("\r\n");
            text.Append(ClearLine);
            Append(text, image.Rows[i]);
        }

        // After a full row the cursor hangs on the last column, which clearing would take with it.
        if (image.Rows[^1].Columns < width)
            text.Append(ClearBelow);
        else
            text.Append("\r\n").Append(ClearBelow).Append(Escape).Append('A');
        Up(text, image.Rows.Length - 1 - image.CaretRow);
        text.Append('\r');
        if (image.CaretColumn > 0)
            text.Append(CultureInfo.InvariantCulture, $"{Escape}{image.CaretColumn}C");
        output.Write(text.Append(ShowCursor));
        output.Flush();
        _shown = image;
    }

    /// <summary>Wipes the screen; the next image stands at its top.</summary>
    public void Clear()
    {
        output.Write(ClearAll);
        _shown = ScreenImage.Empty;
    }

    /// <summary>Forgets what is shown, for somebody else has written since.</summary>
    public void Forget()
    {
        output.Write("\r" + ClearBelow + MarkPastes);
        _shown = ScreenImage.Empty;
    }

    /// <summary>Goes to the row below the image, whose cursor is at its end.</summary>
    /// <param name="words">What is written behind the image.</param>
    public void End(string words)
    {
        output.Write(words + "\r\n" + DoNotMarkPastes);
        output.Flush();
        _shown = ScreenImage.Empty;
    }

    private void Append(StringBuilder text, ScreenRow row)
    {
        foreach (var part in row.Parts)
        {
            var on = hasColors ? Sgr.On(part.Style) : "";
            text.Append(on).Append(part.Text).Append(on.Length > 0 ? Sgr.Reset : "");
        }
    }

    private static void Up(StringBuilder text, int rows)
    {
        if (rows > 0)
            text.Append(CultureInfo.InvariantCulture, $"{Escape}{rows}A");
    }
}
