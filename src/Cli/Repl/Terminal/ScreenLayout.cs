using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Cuts a view into the rows of a terminal: prompts, wrapped lines of input, cut lines below it.</summary>
internal static class ScreenLayout
{
    public static ScreenImage Of(EditorView view, int width)
    {
        var rows = new RowBuilder(Math.Max(2, width));
        AddText(rows, EditorView.Prompt, Style.Prompt);
        var caret = AddInput(rows, view);
        foreach (var line in view.Below)
        {
            rows.EndRow();
            AddCut(rows, line);
        }

        return new ScreenImage(rows.ToRows(), caret.Row, caret.Column);
    }

    /// <summary>Adds the text behind its prompts, and gives the place of the caret.</summary>
    private static (int Row, int Column) AddInput(RowBuilder rows, EditorView view)
    {
        var (text, caret) = (view.Buffer.Text, (Row: 0, Column: 0));
        var span = 0;
        for (var position = 0; ; position = TextBoundaries.Next(text, position))
        {
            // Behind the last column the cursor would hang over the edge.
            if (position == view.Buffer.Caret && !rows.HasRoom(1))
                rows.EndRow();
            if (position == view.Buffer.Caret)
                caret = (rows.Row, rows.Column);
            if (position == text.Length)
                return caret;
            if (text[position] == '\n')
            {
                rows.EndRow();
                AddText(rows, EditorView.Continuation, Style.Prompt);
                continue;
            }

            while (span < view.Spans.Length && view.Spans[span].End <= position)
                span++;
            var style = span < view.Spans.Length && view.Spans[span].Start <= position ? view.Spans[span].Style : Style.Plain;
            var cluster = text.AsSpan(position, TextBoundaries.Next(text, position) - position);
            var columns = DisplayWidth.OfCluster(cluster);
            if (position == view.Buffer.Caret && !rows.HasRoom(columns))
                caret = (rows.Row + 1, 0);
            rows.Add(cluster, style);
        }
    }

    private static void AddText(RowBuilder rows, string text, Style style)
    {
        for (var position = 0; position < text.Length; position = TextBoundaries.Next(text, position))
            rows.Add(text.AsSpan(position, TextBoundaries.Next(text, position) - position), style);
    }

    /// <summary>Adds a line as far as it fits into its rows, broken at blanks; what is cut off is marked.</summary>
    private static void AddCut(RowBuilder rows, StyledLine line)
    {
        var text = string.Concat(line.Parts.Select(part => part.Text));
        var last = rows.Row + line.MaxRows - 1;
        var (part, partEnd) = (0, 0);
        for (var position = 0; position < text.Length; position = TextBoundaries.Next(text, position))
        {
            while (partEnd <= position)
                partEnd += line.Parts[part++].Text.Length;
            var style = line.Parts[part - 1].Style;
            var cluster = text.AsSpan(position, TextBoundaries.Next(text, position) - position);
            if (rows.Row == last && !rows.HasRoom(DisplayWidth.OfCluster(cluster) + 1))
            {
                rows.Add("…", style);
                return;
            }

            if (rows.Row < last && cluster is " " && !rows.HasRoom(1 + DisplayWidth.Of(WordAt(text, position + 1))))
                rows.EndRow();
            else
                rows.Add(cluster, style);
        }
    }

    private static ReadOnlySpan<char> WordAt(string text, int start) =>
        text.AsSpan(start, (text.IndexOf(' ', start) is >= 0 and var end ? end : text.Length) - start);
}
