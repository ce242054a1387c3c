using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MemDsl.Exams.Variants;

/// <summary>
/// Numbers that are drawn for a student: SHA-256 of a text and a counter. The same text gives the same numbers for ever and everywhere, and says nothing about
/// those of another text.
/// </summary>
public sealed class DrawSource
{
    /// <summary>Goes into every draw. Another number here is another exam for everybody, so it changes with a new major version alone.</summary>
    public const string Version = "1";

    private readonly byte[] _prefix;
    private ulong _counter;

    /// <param name="parts">What the draw depends on. Each is written with its length before it, so that no two lists of parts give one text.</param>
    public DrawSource(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        Append(text, Version);
        foreach (var part in parts) Append(text, part);
        _prefix = Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The next number from 0 up to a count, each equally likely: what lies beyond the last whole multiple of the count is thrown away.</summary>
    /// <param name="count">At least 1.</param>
    public ulong Below(ulong count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        var rest = (ulong.MaxValue % count + 1) % count;
        ulong word;
        do
        {
            word = Next();
        }
        while (word > ulong.MaxValue - rest);
        return word % count;
    }

    /// <summary>The numbers below a count in a drawn order (Fisher and Yates, from the end).</summary>
    public int[] Order(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        for (var i = count - 1; i > 0; i--)
        {
            var other = (int)Below((ulong)i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private ulong Next()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var counter = Encoding.UTF8.GetBytes(_counter++.ToString(CultureInfo.InvariantCulture));
        SHA256.HashData([.. _prefix, .. counter], hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>A netstring: <c>3:abc,</c>, the length in bytes of UTF-8.</summary>
    private static void Append(StringBuilder text, string part) =>
        text.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(part)}:{part},");
}
