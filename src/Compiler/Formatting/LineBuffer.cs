using System.Text;

namespace MemDsl.Compiler.Formatting;

/// <summary>Lines that are being written, and the columns that neighbouring lines share.</summary>
internal sealed class LineBuffer
{
    /// <summary>A longer line does not push the comments of its neighbours out of sight.</summary>
    private const int LongestWithColumn = 100;

    private sealed class Line(int level)
    {
        public int Level { get; } = level;

        public StringBuilder Text { get; } = new(new string(' ', 2 * level));

        public string? Comment { get; set; }

        /// <summary>Where the name of a section ends; 0 for other lines.</summary>
        public int NameEnd { get; set; }

        public bool HasColumn => Comment is not null && Text.Length <= LongestWithColumn && !Text.ToString().Contains('\n', StringComparison.Ordinal);
    }

    private readonly List<Line> _lines = [];

    /// <summary>The level at which the line that is written now began.</summary>
    public int Level => _lines.Count == 0 ? 0 : _lines[^1].Level;

    public void Begin(int level, bool afterBlank)
    {
        if (afterBlank) _lines.Add(new Line(0));
        _lines.Add(new Line(level));
    }

    public void Add(string text) => _lines[^1].Text.Append(text);

    public void EndWith(string comment) => _lines[^1].Comment = comment;

    /// <summary>The line so far is the name of a section.</summary>
    public void MarkSection() => _lines[^1].NameEnd = _lines[^1].Text.Length;

    public override string ToString()
    {
        Align(line => line.NameEnd > 0, line => line.NameEnd, (line, column) => line.Text.Insert(line.NameEnd, new string(' ', column - line.NameEnd)));
        Align(line => line.HasColumn, line => line.Text.Length, (line, column) => line.Text.Append(' ', column - line.Text.Length));
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            var start = text.Length;
            text.Append(line.Text);
            if (line.Comment is { } comment) text.Append("  ").Append(comment);
            while (text.Length > start && text[^1] == ' ') text.Length--;
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Brings neighbouring lines of a kind to the column of the longest.</summary>
    private void Align(Func<Line, bool> isMember, Func<Line, int> end, Action<Line, int> pad)
    {
        for (var first = 0; first < _lines.Count; first++)
        {
            var after = first;
            while (after < _lines.Count && isMember(_lines[after])) after++;
            if (after == first) continue;
            var run = _lines.GetRange(first, after - first);
            var column = run.Max(end);
            foreach (var line in run) pad(line, column);
            first = after;
        }
    }
}
