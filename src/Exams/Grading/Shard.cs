using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Exams.Submissions;
using MemDsl.Exams.Variants;

namespace MemDsl.Exams.Grading;

/// <summary>One of several parts of a class. A student's part depends on the ID alone, so that a late submission moves nobody else.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>2/4</c>; null when it is no such thing.</summary>
    public static Shard? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n
                ? new Shard(k, n)
                : null;
    }

    public bool Has(string student) => Count <= 1 || new DrawSource("shard", student).Below((ulong)Count) == (ulong)Number - 1;

    /// <summary>Those of a class that are in this part, in the same order.</summary>
    public ImmutableArray<SubmissionFile> Of(ImmutableArray<SubmissionFile> files)
    {
        var shard = this;
        return files.RemoveAll(file => !shard.Has(file.Student));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
