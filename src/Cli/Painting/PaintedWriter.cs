using System.Text;

namespace MemDsl.Cli.Painting;

/// <summary>A writer to a terminal that paints whole lines. What is flushed before its line ends stays unpainted, and so does the rest of that line.</summary>
internal sealed class PaintedWriter : TextWriter
{
    private readonly TextWriter _terminal;
    private readonly LinePainter _painter = new();
    private readonly StringBuilder _line = new();
    private bool _isBegun;

    public PaintedWriter(TextWriter terminal)
    {
        _terminal = terminal;
        NewLine = terminal.NewLine;
    }

    public override Encoding Encoding => _terminal.Encoding;

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.IndexOf('\n') is >= 0 and var end)
        {
            _line.Append(buffer[..end]);
            EndLine();
            buffer = buffer[(end + 1)..];
        }

        _line.Append(buffer);
    }

    public override void Flush()
    {
        if (_line.Length > 0)
        {
            _terminal.Write(_line);
            _line.Clear();
            _isBegun = true;
        }

        _terminal.Flush();
    }

    private void EndLine()
    {
        var line = _line.ToString();
        _line.Clear();
        _terminal.Write(_isBegun ? line : _painter.Paint(line));
        _terminal.Write('\n');
        _isBegun = false;
    }
}
