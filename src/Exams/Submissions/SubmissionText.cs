using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MemDsl.Exams.Results;

namespace MemDsl.Exams.Submissions;

/// <summary>What a submitted file is before anything in it is understood: a text, or the reason why it is none.</summary>
/// <param name="Text">The text; empty where there is none to grade.</param>
/// <param name="Digest">SHA-256 of the bytes, in hexadecimal; null where no file could be read.</param>
/// <param name="Verdict"><see cref="SubmissionVerdict.Graded"/> for a text to go on with.</param>
/// <param name="Reason">The verdict in words for the student; empty for a text to go on with.</param>
public sealed record SubmissionText(string Text, string? Digest, SubmissionVerdict Verdict, string Reason)
{
    /// <summary>Bytes of the longest submission. Answers are a few lines; what is longer is no answer, and compiling it would take the time of others.</summary>
    public const int MaxBytes = 256 << 10;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SubmissionText Missing { get; } = new("", null, SubmissionVerdict.Missing, "nothing was handed in");

    /// <summary>Reads a file; what cannot be read has its verdict. Never throws for what the file is.</summary>
    public static SubmissionText Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // One byte more than is taken says that there are more; a pipe or a device has no length to ask for.
            var bytes = new byte[MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > MaxBytes ? TooLarge() : Of(bytes.AsSpan(0, length));
        }
        catch (FileNotFoundException)
        {
            return Missing;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new SubmissionText("", null, SubmissionVerdict.Unreadable, "the file cannot be read");
        }
    }

    /// <summary>The bytes of a submission as text.</summary>
    public static SubmissionText Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return TooLarge();
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf])) bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = bytes[..Math.Max(0, wrong.Index)].Count((byte)'\n') + 1;
            return new SubmissionText("", digest, SubmissionVerdict.Unreadable, string.Create(
                CultureInfo.InvariantCulture, $"the file is not UTF-8 text: line {line} has a byte that cannot stand there; save it as UTF-8"));
        }

        if (text.Contains('\0', StringComparison.Ordinal))
            return new SubmissionText("", digest, SubmissionVerdict.Unreadable, "the file is not text: there are zero bytes in it; hand in answer.mem itself");
        return IsBlank(text)
            ? new SubmissionText("", digest, SubmissionVerdict.Empty, "the file has no answer in it")
            : new SubmissionText(text, digest, SubmissionVerdict.Graded, "");
    }

    private static SubmissionText TooLarge() => new("", null, SubmissionVerdict.Unreadable, string.Create(
        CultureInfo.InvariantCulture, $"the file is longer than {MaxBytes >> 10} KiB, which is no answer; hand in answer.mem itself"));

    /// <summary>Whether there is nothing but white space and comments.</summary>
    private static bool IsBlank(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            if (words.Length > 0 && words[0] != '#') return false;
        }

        return true;
    }
}
