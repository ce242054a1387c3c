using System.Collections.Immutable;
using System.Globalization;

namespace MemDsl.Scripting.Patterns;

/// <summary><c>maps { … }</c> with its holes filled in: what <c>p.maps</c> should look like.</summary>
public sealed record MapsPattern(ImmutableArray<MapsPatternLine> Lines)
{
    /// <summary>Whether the lines are exactly those described. <c>[vsyscall]</c> lines are for the caller to leave out.</summary>
    public bool Matches(IReadOnlyList<MapsLine> actual)
    {
        // reached[j]: the pattern lines so far can describe exactly the first j actual lines.
        var reached = new bool[actual.Count + 1];
        reached[0] = true;
        foreach (var line in Lines)
        {
            if (line is AnyLines)
            {
                for (var j = 1; j <= actual.Count; j++) reached[j] |= reached[j - 1];
                continue;
            }

            for (var j = actual.Count; j > 0; j--) reached[j] = reached[j - 1] && ((AreaLine)line).Matches(actual[j - 1]);
            reached[0] = false;
        }

        return reached[actual.Count];
    }

    public override string ToString() => string.Join('\n', Lines);
}

/// <summary>A line of a <see cref="MapsPattern"/>.</summary>
public abstract record MapsPatternLine;

/// <summary><c>...</c>: any run of lines, none included.</summary>
public sealed record AnyLines : MapsPatternLine
{
    public override string ToString() => "...";
}

/// <summary>One area; null stands for <c>*</c>.</summary>
public sealed record AreaLine(ulong? Start, ulong? End, string? Permissions, ulong? Offset, string? Name) : MapsPatternLine
{
    public bool Matches(MapsLine actual) =>
        (Start is null || Start == actual.Start)
        && (End is null || End == actual.End)
        && MatchesPermissions(actual.Permissions)
        && (Offset is null || Offset == actual.Offset)
        && (Name is null || Name == actual.Name);

    private bool MatchesPermissions(string actual)
    {
        if (Permissions is null) return true;
        if (Permissions.Length != actual.Length) return false;
        for (var i = 0; i < actual.Length; i++)
            if (Permissions[i] != '*' && Permissions[i] != actual[i])
                return false;
        return true;
    }

    public override string ToString()
    {
        var line = $"{Number(Start)}-{Number(End)} {Permissions ?? "*"} {Number(Offset)}";
        return Name is "" ? line : $"{line} {Name ?? "*"}";
    }

    private static string Number(ulong? value) => value?.ToString("x8", CultureInfo.InvariantCulture) ?? "*";
}
