using System.Globalization;
using MemDsl.Runtime.Differences;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Scripting.Pictures;

/// <summary>Changed entries of page tables in words, with the bits as the processor's manual calls them.</summary>
internal static class EntryText
{
    private static readonly (EntryBits Bit, string Name)[] Names =
    [
        (EntryBits.Present, "P"), (EntryBits.Writable, "RW"), (EntryBits.User, "US"), (EntryBits.Accessed, "A"), (EntryBits.Dirty, "D"), (EntryBits.NoExecute, "NX"),
    ];

    /// <summary>A run of entries: <c>~ pte 7ffff7fe7000, 16 pages: frames 6120 down to 6105, P RW US A D NX -> P US A D NX</c>.</summary>
    public static string Line(EntryChange change)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{change.Level.Name} {change.Start.Value:x}{(change.Count == 1 ? "" : $", {change.Count} entries")}");
        if (change.Before.IsNone) return $"+ {place}: {Whole(change, change.After, change.StepAfter)}";
        if (change.After.IsNone) return $"- {place}: {Whole(change, change.Before, change.StepBefore)}";
        var isSameFrame = change.Before.HasFrame && change.After.HasFrame && change.Before.Frame == change.After.Frame && change.StepBefore == change.StepAfter;
        return isSameFrame
            ? $"~ {place}: {Where(change, change.After, change.StepAfter)}\n    {Bits(change.Before)} -> {Bits(change.After)}"
            : $"~ {place}: {Whole(change, change.Before, change.StepBefore)}\n    -> {Whole(change, change.After, change.StepAfter)}";
    }

    private static string Whole(in EntryChange change, PageTableEntry entry, int step)
    {
        var bits = Bits(entry);
        return bits.Length == 0 ? Where(change, entry, step) : $"{Where(change, entry, step)}, {bits}";
    }

    /// <summary>The frames or slots that the entries name.</summary>
    private static string Where(in EntryChange change, PageTableEntry entry, int step)
    {
        if (entry.HasFrame) return Places("frame", entry.Frame.Value, step, change.Count, 1UL << (change.Level.Shift - 12));
        if (PteMarkers.IsGuard(entry, change.Mode)) return "guard marker";
        if (!PteMarkers.IsSwapped(entry, change.Mode)) return string.Create(CultureInfo.InvariantCulture, $"0x{entry.Raw:x}");
        var swapped = entry.SwapEntry(change.Mode);
        return string.Create(CultureInfo.InvariantCulture, $"swap area {swapped.Type} {Places("slot", swapped.Offset, step, change.Count, 1)}")
            + (entry.IsSwapExclusive(change.Mode) ? ", exclusive" : "");
    }

    private static string Places(string word, ulong first, int step, ulong count, ulong stride) => step switch
    {
        0 => string.Create(CultureInfo.InvariantCulture, $"{word} {first}"),
        > 0 => string.Create(CultureInfo.InvariantCulture, $"{word}s {first} to {first + ((count - 1) * stride)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{word}s {first} down to {first - ((count - 1) * stride)}"),
    };

    private static string Bits(PageTableEntry entry)
    {
        if (!entry.HasFrame) return "";
        var bits = string.Join(' ', Names.Where(row => entry.Has(row.Bit)).Select(row => row.Name));
        return entry.IsProtNone ? $"PROT_NONE {bits}".TrimEnd() : bits;
    }
}
