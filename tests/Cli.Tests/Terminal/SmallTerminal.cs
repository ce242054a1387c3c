using System.Globalization;
using System.Text;
using MemDsl.Cli.Repl.Terminal;

namespace MemDsl.Cli.Tests.Terminal;

/// <summary>A terminal that knows the sequences which the editor sends, and refuses others.</summary>
internal sealed class SmallTerminal : TextWriter
{
    private readonly int _width;
    private readonly List<List<string>> _rows = [];

    public SmallTerminal(int width, int height)
    {
        _width = width;
        for (var i = 0; i < height; i++)
            _rows.Add([]);
    }

    public override Encoding Encoding => Encoding.UTF8;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public IEnumerable<string> Rows => _rows.Select(row => string.Concat(row).TrimEnd());

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        var text = value ?? "";
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, i);
            switch (text[i])
            {
                case '\r':
                    Column = 0;
                    length = 1;
                    break;
                case '\n':
                    LineFeed();
                    break;
                case '\u001b':
                    length = Sequence(text, i);
                    break;
                default:
                    Put(text.Substring(i, length));
                    break;
            }

            i += length;
            if (length == 1 && i <= text.Length && text[i - 1] == '\r' && i < text.Length && text[i] == '\n')
            {
                LineFeed();
                i++;
            }
        }
    }

    public override void Write(StringBuilder? value) => Write(value?.ToString());

    private void Put(string cluster)
    {
        var columns = DisplayWidth.Of(cluster);
        if (Column + columns > _width)
        {
            Column = 0;
            LineFeed();
        }

        var row = _rows[Row];
        while (row.Count < Column + columns)
            row.Add(" ");
        row[Column] = cluster;
        for (var i = 1; i < columns; i++)
            row[Column + i] = "";
        Column += columns;
    }

    private void LineFeed()
    {
        if (++Row < _rows.Count)
            return;
        Row--;
        _rows.RemoveAt(0);
        _rows.Add([]);
    }

    private int Sequence(string text, int start)
    {
        var end = start + 2;
        while (!char.IsAsciiLetter(text[end]))
            end++;
        var argument = text[(start + 2)..end];
        switch (text[end])
        {
            case 'A':
                Row = Math.Max(0, Row - Number(argument));
                break;
            case 'C':
                Column = Math.Min(_width - 1, Column + Number(argument));
                break;
            case 'K' when argument == "2":
                _rows[Row].Clear();
                break;
            case 'J' when argument.Length == 0:
                Erase(_rows[Row]);
                for (var i = Row + 1; i < _rows.Count; i++)
                    _rows[i].Clear();
                break;
            case 'm' or 'h' or 'l':
                break;
            default:
                throw new InvalidOperationException($"the terminal does not know '{text[(start + 1)..(end + 1)]}'");
        }

        return end + 1 - start;
    }

    /// <summary>With the cursor hanging behind the last column, what stands in the last column goes too.</summary>
    private void Erase(List<string> row)
    {
        var from = Math.Min(Column, _width - 1);
        if (from < row.Count)
            row.RemoveRange(from, row.Count - from);
    }

    private static int Number(string argument) => argument.Length == 0 ? 1 : int.Parse(argument, CultureInfo.InvariantCulture);
}
