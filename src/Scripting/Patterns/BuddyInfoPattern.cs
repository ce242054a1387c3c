using System.Collections.Immutable;
using System.Globalization;

namespace MemDsl.Scripting.Patterns;

/// <summary>A line of <c>/proc/buddyinfo</c>: free blocks of a zone by order.</summary>
public sealed record BuddyInfoLine(int Node, string Zone, ImmutableArray<ulong> Counts)
{
    public override string ToString()
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"Node {Node}, zone {Zone,8} ");
        foreach (var count in Counts) line += string.Create(CultureInfo.InvariantCulture, $"{count,6} ");
        return line;
    }
}

/// <summary><c>buddyinfo { … }</c> with its holes filled in.</summary>
public sealed record BuddyInfoPattern(ImmutableArray<BuddyInfoPatternLine> Lines)
{
    public bool Matches(IReadOnlyList<BuddyInfoLine> actual)
    {
        var reached = new bool[actual.Count + 1];
        reached[0] = true;
        foreach (var line in Lines)
        {
            if (line.IsAny)
            {
                for (var j = 1; j <= actual.Count; j++) reached[j] |= reached[j - 1];
                continue;
            }

            for (var j = actual.Count; j > 0; j--) reached[j] = reached[j - 1] && line.Matches(actual[j - 1]);
            reached[0] = false;
        }

        return reached[actual.Count];
    }

    /// <summary>Zones are paired by name; expected lines with <c>-</c>, those that are there with <c>+</c>.</summary>
    public ImmutableArray<string> Difference(IReadOnlyList<BuddyInfoLine> actual)
    {
        ArgumentNullException.ThrowIfNull(actual);
        var lines = ImmutableArray.CreateBuilder<string>();
        var shown = new HashSet<BuddyInfoLine>();
        foreach (var line in Lines)
        {
            if (line.IsAny) continue;
            BuddyInfoLine? found = null;
            foreach (var candidate in actual)
                if (line.Node == candidate.Node && line.Zone == candidate.Zone)
                    found = candidate;
            if (found is not null && line.Matches(found))
            {
                lines.Add("  " + found.ToString().TrimEnd());
            }
            else
            {
                lines.Add("- " + line);
                if (found is not null) lines.Add("+ " + found.ToString().TrimEnd());
            }

            if (found is not null) shown.Add(found);
        }

        if (!Lines.Any(line => line.IsAny))
            foreach (var one in actual)
                if (!shown.Contains(one))
                    lines.Add("+ " + one.ToString().TrimEnd());
        return lines.ToImmutable();
    }

    public override string ToString() => string.Join('\n', Lines);
}

/// <summary>A line of the pattern; null counts and zone stand for <c>*</c>.</summary>
public sealed record BuddyInfoPatternLine(bool IsAny, int? Node, string? Zone, ImmutableArray<ulong?> Counts)
{
    public bool Matches(BuddyInfoLine actual)
    {
        if (Node is not null && Node != actual.Node) return false;
        if (Zone is not null && Zone != actual.Zone) return false;
        if (Counts.Length != actual.Counts.Length) return false;
        for (var i = 0; i < Counts.Length; i++)
            if (Counts[i] is { } count && count != actual.Counts[i])
                return false;
        return true;
    }

    public override string ToString()
    {
        if (IsAny) return "...";
        var node = Node?.ToString(CultureInfo.InvariantCulture) ?? "*";
        var line = $"Node {node}, zone {Zone ?? "*",8} ";
        foreach (var count in Counts) line += $"{count?.ToString(CultureInfo.InvariantCulture) ?? "*",6} ";
        return line.TrimEnd();
    }
}
