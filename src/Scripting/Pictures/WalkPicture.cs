using System.Globalization;
using System.Text;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>A page walk: how the address is cut into indices, and what each table holds there.</summary>
internal static class WalkPicture
{
    public static string Draw(ListValue steps)
    {
        if (steps.Count == 0) return "no walk";
        var levels = new List<WalkLevelValue>(steps.Count);
        for (var i = 0; i < steps.Count; i++) levels.Add((WalkLevelValue)steps[i].Reference!);
        var (address, mode) = (levels[0].Address, levels[0].Mode);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"0x{address:x} with {mode.Name}:\n");
        Bits(text, address, levels);
        foreach (var level in levels)
        {
            var step = level.Step;
            text.Append(CultureInfo.InvariantCulture, $"\n{step.Level.Name} 0x{step.Table.Value:x}[{step.Index}]\n");
            text.Append("    ").Append(PteValue.Describe(step.Entry));
        }

        text.Append('\n').Append(End(address, levels[^1]));
        return text.ToString();
    }

    /// <summary>One column a level: its name over the bits of its index.</summary>
    private static void Bits(StringBuilder text, ulong address, List<WalkLevelValue> levels)
    {
        var mode = levels[0].Mode;
        var names = new StringBuilder("  ");
        var bits = new StringBuilder("  ");
        for (var i = 0; i < mode.Levels.Count && (i == 0 || !IsLarge(levels, i - 1)); i++)
        {
            var level = mode.Levels[i];
            var index = level.IndexOf(address);
            Column(names, bits, $"{level.Name} {index}", Convert.ToString(index, 2).PadLeft(level.IndexBits, '0'));
        }

        var shift = IsLarge(levels, levels.Count - 1) ? levels[^1].Step.Level.Shift : mode.Leaf.Shift;
        var offset = (int)(address & ((1UL << shift) - 1));
        Column(names, bits, $"offset 0x{offset:x}", Convert.ToString(offset, 2).PadLeft(shift, '0'));
        text.Append(names.ToString().TrimEnd()).Append('\n').Append(bits.ToString().TrimEnd());
    }

    private static void Column(StringBuilder names, StringBuilder bits, string name, string digits)
    {
        var width = Math.Max(name.Length, digits.Length) + 2;
        names.Append(name.PadRight(width));
        bits.Append(digits.PadRight(width));
    }

    /// <summary>Whether the walk ends at a level above the last one, because its entry maps all that lies below.</summary>
    private static bool IsLarge(List<WalkLevelValue> levels, int index) =>
        index == levels.Count - 1 && levels[index].Step is { Level.MayBeLeaf: true, Entry.IsLarge: true };

    private static string End(ulong address, WalkLevelValue last)
    {
        var step = last.Step;
        if (!step.Entry.IsPresent) return $"=> page fault: the {step.Level.Name} entry is not present";
        var inside = step.Level.EntrySpan - 1;
        var physical = (step.Entry.Frame.Address.Value & ~inside) | (address & inside);
        return string.Create(CultureInfo.InvariantCulture, $"=> physical 0x{physical:x}");
    }
}
