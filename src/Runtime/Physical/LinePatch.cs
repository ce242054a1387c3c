using System.Runtime.CompilerServices;

namespace MemDsl.Runtime.Physical;

/// <summary>
/// A few 64-byte lines of a page that differ from what lies under them. Most pages of a script are stored to once or twice; for those a
/// patch of 9 words a line stands in place of a copy of 512. The words: for each line its number plus one (0: not used), then its 8 words.
/// </summary>
internal static class LinePatch
{
    public const int WordsALine = 8;
    public const int LineShift = 6;

    /// <summary>What a page gets at its first store, and what it grows to; beyond that it gets all its words.</summary>
    public const int SmallLength = Stride;
    public const int LargeLength = 4 * Stride;

    private const int Stride = WordsALine + 1;

    /// <summary>Index of a line's first word in the patch, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ulong[] patch, int line)
    {
        for (var at = 0; at < patch.Length; at += Stride)
        {
            if (patch[at] == (ulong)line + 1) return at + 1;
        }

        return -1;
    }

    /// <summary>Takes a line in, as it is in the page underneath; index of its first word, or −1 when there is no room.</summary>
    public static int Add(ulong[] patch, int line, ReadOnlySpan<ulong> page)
    {
        for (var at = 0; at < patch.Length; at += Stride)
        {
            if (patch[at] != 0) continue;
            patch[at] = (ulong)line + 1;
            page.Slice(line * WordsALine, WordsALine).CopyTo(patch.AsSpan(at + 1));
            return at + 1;
        }

        return -1;
    }

    /// <summary>Whether all lines are zeros.</summary>
    public static bool IsZero(ReadOnlySpan<ulong> patch)
    {
        for (var at = 0; at < patch.Length; at += Stride)
        {
            if (patch[at] != 0 && patch.Slice(at + 1, WordsALine).IndexOfAnyExcept(0UL) >= 0) return false;
        }

        return true;
    }

    /// <summary>Lays the lines over a page.</summary>
    public static void ApplyTo(ulong[] patch, Span<ulong> page)
    {
        for (var at = 0; at < patch.Length; at += Stride)
        {
            if (patch[at] != 0) patch.AsSpan(at + 1, WordsALine).CopyTo(page[((int)(patch[at] - 1) * WordsALine)..]);
        }
    }
}
