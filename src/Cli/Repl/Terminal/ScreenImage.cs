using System.Collections.Immutable;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>A view cut to rows of a terminal's width, and where its cursor stands.</summary>
/// <param name="Rows">From the top; none is wider than the terminal.</param>
/// <param name="CaretRow">Index of the row of the cursor.</param>
/// <param name="CaretColumn">Its column, from 0.</param>
internal sealed record ScreenImage(ImmutableArray<ScreenRow> Rows, int CaretRow, int CaretColumn)
{
    public static readonly ScreenImage Empty = new([], 0, 0);

    /// <summary>The part of the image that fits into a number of rows, with the cursor in it.</summary>
    public ScreenImage Within(int height)
    {
        if (Rows.Length <= height)
            return this;
        var first = Math.Clamp(CaretRow - height / 2, 0, Rows.Length - height);
        return new ScreenImage(Rows.Slice(first, height), CaretRow - first, CaretColumn);
    }

    /// <summary>How many rows above the cursor the image takes after the terminal has become another width, and has broken the rows that are too wide.</summary>
    public int RowsAboveCaret(int width)
    {
        var above = CaretColumn / width;
        for (var i = 0; i < CaretRow; i++)
            above += Math.Max(1, (Rows[i].Columns + width - 1) / width);
        return above;
    }
}

/// <param name="Parts">The runs of text of a row.</param>
/// <param name="Columns">How wide they are together.</param>
internal sealed record ScreenRow(ImmutableArray<StyledText> Parts, int Columns)
{
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}
