using System.IO.Compression;

namespace MemDsl.Replay.Recordings;

/// <summary>The lines of a file, compressed or not, one after the other in one growing buffer.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _atEnd;

    public LineReader(Stream file, bool isCompressed) =>
        _stream = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;

    /// <summary>The next line that is not empty, without its end; false behind the last. It stands until the next call.</summary>
    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        while (TryReadAny(out line))
        {
            if (!line.Span.Trim((byte)' ').IsEmpty) return true;
        }

        return false;
    }

    public void Dispose() => _stream.Dispose();

    private bool TryReadAny(out ReadOnlyMemory<byte> line)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = _buffer.AsMemory(_start, searched + found - _start);
                _start = searched + found + 1;
                return true;
            }

            if (_atEnd)
            {
                line = _buffer.AsMemory(_start, _end - _start);
                _start = _end;
                return !line.IsEmpty;
            }

            searched = _end;
            Fill(ref searched);
        }
    }

    private void Fill(ref int searched)
    {
        if (_end == _buffer.Length)
        {
            // Lines live until the next call, so what is left moves down and the rest of the buffer is free again.
            var target = _start > _buffer.Length / 2 ? _buffer : new byte[_buffer.Length * 2];
            _buffer.AsSpan(_start, _end - _start).CopyTo(target);
            searched -= _start;
            _end -= _start;
            _start = 0;
            _buffer = target;
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _atEnd = read == 0;
        _end += read;
    }
}
