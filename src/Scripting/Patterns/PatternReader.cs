using System.Collections.Immutable;
using System.Globalization;
using MemDsl.Compiler.Operations;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Patterns;

/// <summary>From the patterns of a program, with the values of their holes, to what can be compared; and from what is there to lines.</summary>
internal static class PatternReader
{
    /// <summary>A <see cref="MapsPattern"/> or <see cref="BuddyInfoPattern"/>; null with the problem when a field is none.</summary>
    public static object? Read(PatternDescriptor descriptor, ReadOnlySpan<Slot> holes, out string? problem)
    {
        problem = null;
        return descriptor.Form.Name == "maps" ? ReadMaps(descriptor, holes, out problem) : ReadBuddy(descriptor, holes, out problem);
    }

    public static bool Matches(object pattern, object? value) => (pattern, value) switch
    {
        (MapsPattern maps, ListValue list) => maps.Matches(Lines(list)),
        (BuddyInfoPattern buddy, string text) => buddy.Matches(BuddyLines(text)),
        _ => false,
    };

    /// <summary>What a pattern is compared with: for the free lists, their text at this moment.</summary>
    public static object? Compared(object? value, Machine machine) => value is GlobalHandle { Name: "buddy" } ? BuddyInfo.Format(machine.Kernel.Buddy) : value;

    /// <summary>The lines of a list of areas.</summary>
    public static IReadOnlyList<MapsLine> Lines(ListValue areas)
    {
        var lines = new List<MapsLine>(areas.Count);
        for (var i = 0; i < areas.Count; i++) lines.Add(((VmaValue)areas[i].Reference!).Line);
        return lines;
    }

    /// <summary>A pattern that only these areas match.</summary>
    public static MapsPattern Exactly(ListValue areas) =>
        new([.. Lines(areas).Select(line => new AreaLine(line.Start, line.End, line.Permissions, line.Offset, line.Name))]);

    /// <summary>The lines of a text in the format of /proc/buddyinfo.</summary>
    public static IReadOnlyList<BuddyInfoLine> BuddyLines(string text)
    {
        var lines = new List<BuddyInfoLine>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 4) continue;
            var counts = fields[4..].Select(field => ulong.Parse(field, CultureInfo.InvariantCulture));
            lines.Add(new BuddyInfoLine(int.Parse(fields[1].TrimEnd(','), CultureInfo.InvariantCulture), fields[3], [.. counts]));
        }

        return lines;
    }

    private static MapsPattern? ReadMaps(PatternDescriptor descriptor, ReadOnlySpan<Slot> holes, out string? problem)
    {
        problem = null;
        var lines = ImmutableArray.CreateBuilder<MapsPatternLine>(descriptor.Lines.Length);
        foreach (var line in descriptor.Lines)
        {
            if (line is not FieldsPatternLine { Fields: var fields })
            {
                lines.Add(new AnyLines());
                continue;
            }

            var name = Text(fields[4], holes);
            if (name == "[vsyscall]") continue;
            if (!Number(fields[0], holes, out var start, ref problem) || !Number(fields[1], holes, out var end, ref problem)
                || !Number(fields[3], holes, out var offset, ref problem))
                return null;
            lines.Add(new AreaLine(start, end, Text(fields[2], holes), offset, name));
        }

        return new MapsPattern(lines.ToImmutable());
    }

    private static BuddyInfoPattern? ReadBuddy(PatternDescriptor descriptor, ReadOnlySpan<Slot> holes, out string? problem)
    {
        problem = null;
        var lines = ImmutableArray.CreateBuilder<BuddyInfoPatternLine>(descriptor.Lines.Length);
        foreach (var line in descriptor.Lines)
        {
            if (line is not FieldsPatternLine { Fields: var fields })
            {
                lines.Add(new BuddyInfoPatternLine(true, null, null, []));
                continue;
            }

            // "Node 0, zone DMA 1 1 …": the two words are there for the reader.
            var values = fields.Where(field => field is not TextPatternField { Text: "Node" or "zone" }).ToArray();
            if (values.Length < 3)
            {
                problem = "a line of buddyinfo is 'Node 0, zone NAME' and the counts of the orders";
                return null;
            }

            var counts = ImmutableArray.CreateBuilder<ulong?>();
            foreach (var field in values[2..])
            {
                if (!Decimal(field, holes, out var count, ref problem)) return null;
                counts.Add(count);
            }

            if (!Decimal(values[0], holes, out var node, ref problem)) return null;
            lines.Add(new BuddyInfoPatternLine(false, (int?)node, Text(values[1], holes), counts.ToImmutable()));
        }

        return new BuddyInfoPattern(lines.ToImmutable());
    }

    private static string? Text(PatternField field, ReadOnlySpan<Slot> holes) => field switch
    {
        TextPatternField text => text.Text,
        HolePatternField hole => ValueFormatter.Format(hole.Type, holes[hole.Index]),
        _ => null,
    };

    private static bool Number(PatternField field, ReadOnlySpan<Slot> holes, out ulong? value, ref string? problem) =>
        Parse(field, holes, NumberStyles.AllowHexSpecifier, out value, ref problem);

    private static bool Decimal(PatternField field, ReadOnlySpan<Slot> holes, out ulong? value, ref string? problem) =>
        Parse(field, holes, NumberStyles.None, out value, ref problem);

    private static bool Parse(PatternField field, ReadOnlySpan<Slot> holes, NumberStyles style, out ulong? value, ref string? problem)
    {
        value = null;
        switch (field)
        {
            case WildcardPatternField: return true;
            case HolePatternField { Type.IsWord: true } hole when holes[hole.Index].Word is var word && word >= 0 && word <= ulong.MaxValue:
                value = (ulong)word;
                return true;
        }

        var text = Text(field, holes)!;
        var read = ulong.TryParse(text.AsSpan().TrimEnd(','), style, CultureInfo.InvariantCulture, out var parsed);
        value = parsed;
        if (!read) problem = $"'{text}' is no number of a pattern";
        return read;
    }
}
