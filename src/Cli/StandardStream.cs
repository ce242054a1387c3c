namespace MemDsl.Cli;

/// <summary>
/// Standard output or standard error. When it cannot be written to (a full disk, a closed descriptor) that is a <see cref="CallProblem"/>, said once; on
/// standard error there is nobody to say it to.
/// </summary>
/// <param name="inner">The process's stream.</param>
/// <param name="name">What to call it; null to say nothing.</param>
internal sealed class StandardStream(Stream inner, string? name) : Stream
{
    private bool _failed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_failed)
            return;
        try
        {
            inner.Write(buffer);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _failed = true;
            if (name is not null)
                throw CallProblem.NotWritable(name, problem is UnauthorizedAccessException ? "it is closed" : problem.Message);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
