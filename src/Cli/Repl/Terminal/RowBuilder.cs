using System.Collections.Immutable;
using System.Text;
using MemDsl.Cli.Painting;

namespace MemDsl.Cli.Repl.Terminal;

/// <summary>Fills rows of a width with clusters, and begins another row where one does not fit.</summary>
internal sealed class RowBuilder(int width)
{
    private readonly ImmutableArray<ScreenRow>.Builder _rows = ImmutableArray.CreateBuilder<ScreenRow>();
    private readonly ImmutableArray<StyledText>.Builder _parts = ImmutableArray.CreateBuilder<StyledText>();
    private readonly StringBuilder _text = new();
    private Style _style;

    /// <summary>Index of the row that is being filled.</summary>
    public int Row => _rows.Count;

    /// <summary>The columns filled of it.</summary>
    public int Column { get; private set; }

    /// <summary>Whether a cluster of a number of columns fits into the row.</summary>
    public bool HasRoom(int columns) => Column + columns <= width;

    public void Add(ReadOnlySpan<char> cluster, Style style)
    {
        var columns = DisplayWidth.OfCluster(cluster);
        if (!HasRoom(columns))
            EndRow();
        if (style != _style)
            EndPart();
        _style = style;
        _text.Append(DisplayWidth.Shown(cluster));
        Column += columns;
    }

    public void EndRow()
    {
        EndPart();
        _rows.Add(new ScreenRow(_parts.ToImmutable(), Column));
        _parts.Clear();
        Column = 0;
    }

    public ImmutableArray<ScreenRow> ToRows()
    {
        EndRow();
        return _rows.ToImmutable();
    }

    private void EndPart()
    {
        if (_text.Length > 0)
            _parts.Add(new StyledText(_text.ToString(), _style));
        _text.Clear();
    }
}
