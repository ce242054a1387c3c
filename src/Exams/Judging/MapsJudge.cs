using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Scripting.Patterns;

namespace MemDsl.Exams.Judging;

/// <summary>Filled-in maps against those of the machine, line by line.</summary>
public static class MapsJudge
{
    /// <summary>Why a pattern is no answer, in words; null when each field of each line is said.</summary>
    public static string? Malformed(MapsPattern answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        foreach (var line in answer.Lines)
        {
            if (line is not AreaLine area)
                return "a maps answer says every line: '...' stands for lines that were not worked out";
            if (area.Start is null || area.End is null || area.Offset is null || area.Name is null or "*" || area.Permissions is null || area.Permissions.Contains('*', StringComparison.Ordinal))
                return $"a maps answer says every field: '*' stands for one that was not worked out, in '{line}'";
        }

        return null;
    }

    /// <param name="key">What the machine shows.</param>
    /// <param name="answer">Without wildcards.</param>
    /// <param name="blanks">The fields that count; at least one.</param>
    public static Judgement Judge(IReadOnlyList<MapsLine> key, MapsPattern answer, ImmutableArray<MapsField> blanks)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(answer);
        var lines = answer.Lines.OfType<AreaLine>().ToArray();
        var parts = Math.Max(1, Math.Max(key.Count, lines.Length));
        var right = key.Count == 0 && lines.Length == 0 ? 1 : Aligned(key, lines, blanks);
        if (right == parts) return Judgement.Correct with { Right = parts, Parts = parts };
        var found = lines.Select(line => new MapsLine(line.Start ?? 0, line.End ?? 0, line.Permissions ?? "", line.Offset ?? 0, line.Name ?? "")).ToArray();
        var expected = new MapsPattern([.. key.Select(line => Expected(line, blanks))]);
        return new Judgement(
            right,
            parts,
            string.Create(CultureInfo.InvariantCulture, $"{right} of {parts} lines are right"),
            string.Join('\n', MapsDifference.Of(expected, found)));
    }

    /// <summary>The most lines that can be right, in order.</summary>
    private static int Aligned(IReadOnlyList<MapsLine> key, AreaLine[] answer, ImmutableArray<MapsField> blanks)
    {
        var below = new int[answer.Length + 1];
        for (var i = key.Count - 1; i >= 0; i--)
        {
            var row = new int[answer.Length + 1];
            for (var j = answer.Length - 1; j >= 0; j--)
                row[j] = IsRight(key[i], answer[j], blanks) ? below[j + 1] + 1 : Math.Max(below[j], row[j + 1]);
            below = row;
        }

        return below[0];
    }

    private static bool IsRight(MapsLine key, AreaLine answer, ImmutableArray<MapsField> blanks) => Expected(key, blanks).Matches(
        new MapsLine(answer.Start ?? 0, answer.End ?? 0, answer.Permissions ?? "", answer.Offset ?? 0, answer.Name ?? ""));

    /// <summary>A line of the key in which the fields that do not count may be anything.</summary>
    private static AreaLine Expected(MapsLine line, ImmutableArray<MapsField> blanks) => new(
        blanks.Contains(MapsField.Start) ? line.Start : null,
        blanks.Contains(MapsField.End) ? line.End : null,
        blanks.Contains(MapsField.Permissions) ? line.Permissions : null,
        blanks.Contains(MapsField.Offset) ? line.Offset : null,
        blanks.Contains(MapsField.Name) ? line.Name : null);
}
