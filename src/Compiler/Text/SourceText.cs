using System.Collections.Immutable;
using System.Text;

namespace MemDsl.Compiler.Text;

/// <summary>The text of a script and its division into lines. Immutable.</summary>
public sealed class SourceText
{
    private readonly string _text;
    private readonly int[] _lineStarts;

    private SourceText(string text, string path, int? invalidByteOffset, int invalidPosition)
    {
        _text = text;
        Path = path;
        InvalidByteOffset = invalidByteOffset;
        InvalidPosition = invalidPosition;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>The path under which the text was asked for; it stands in diagnostics. Empty for typed text.</summary>
    public string Path { get; }

    public int Length => _text.Length;

    public int LineCount => _lineStarts.Length;

    /// <summary>Offset of the first byte that is not UTF-8, or null when all of them were. A tree of such a text has diagnostic MEM1001.</summary>
    public int? InvalidByteOffset { get; }

    /// <summary>Where in the text the first invalid byte stands (as U+FFFD), when there is one.</summary>
    internal int InvalidPosition { get; }

    public char this[int position] => _text[position];

    public static SourceText From(string text, string path = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SourceText(text, path, null, 0);
    }

    /// <summary>Decodes the bytes of a file. They must be UTF-8; a byte-order mark is kept as a character of the text.</summary>
    public static SourceText From(ReadOnlySpan<byte> bytes, string path)
    {
        var invalid = FindInvalidByte(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        return invalid < 0
            ? new SourceText(text, path, null, 0)
            : new SourceText(text, path, invalid, Encoding.UTF8.GetCharCount(bytes[..invalid]));
    }

    public ReadOnlySpan<char> AsSpan() => _text;

    public ReadOnlySpan<char> AsSpan(TextSpan span) => _text.AsSpan(span.Start, span.Length);

    /// <summary>Index of the line (from 0) in which a position lies; a position at or after the end lies in the last one.</summary>
    public int GetLineIndex(int position)
    {
        var index = Array.BinarySearch(_lineStarts, position);
        return index >= 0 ? index : ~index - 1;
    }

    public LinePosition GetLinePosition(int position)
    {
        var index = GetLineIndex(position);
        return new LinePosition(index + 1, position - _lineStarts[index] + 1);
    }

    /// <param name="index">Index of the line, from 0.</param>
    public TextLine GetLine(int index)
    {
        var start = _lineStarts[index];
        var next = index + 1 < _lineStarts.Length ? _lineStarts[index + 1] : _text.Length;
        var end = next;
        if (index + 1 < _lineStarts.Length)
        {
            end--;
            if (end > start && _text[end] == '\n' && _text[end - 1] == '\r')
                end--;
        }

        return new TextLine(TextSpan.FromBounds(start, end), next - end);
    }

    public override string ToString() => _text;

    public string ToString(TextSpan span) => _text.Substring(span.Start, span.Length);

    private static int FindInvalidByte(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (offset < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[offset..], out _, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
                return offset;
            offset += consumed;
        }

        return -1;
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            if (text[i] is '\n' or '\r')
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
