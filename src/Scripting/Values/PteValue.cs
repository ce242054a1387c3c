using System.Globalization;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Scripting.Values;

/// <summary>A page-table entry as it was when the script looked at it.</summary>
public sealed record PteValue(ulong Address, PageTableEntry Entry, PagingMode Mode)
{
    /// <summary>Two entries are the same when their bits are.</summary>
    public bool Equals(PteValue? other) => other is not null && Entry == other.Entry;

    public override int GetHashCode() => Entry.GetHashCode();

    public override string ToString() => PteMarkers.IsSwapped(Entry, Mode)
        ? string.Create(CultureInfo.InvariantCulture, $"0x{Entry.Raw:x} swap area {Entry.SwapEntry(Mode).Type} slot {Entry.SwapEntry(Mode).Offset}{(Entry.IsSwapExclusive(Mode) ? " exclusive" : "")}")
        : Describe(Entry);

    /// <summary>The bits in words: <c>0x8000000001234067 frame 4660 present writable user accessed dirty nx</c>.</summary>
    public static string Describe(PageTableEntry entry)
    {
        if (entry.IsNone) return "none";
        var text = string.Create(CultureInfo.InvariantCulture, $"0x{entry.Raw:x}");
        if (entry.HasFrame) text += string.Create(CultureInfo.InvariantCulture, $" frame {entry.Frame.Value}");
        foreach (var word in Words(entry)) text += " " + word;
        return text;
    }

    private static IEnumerable<string> Words(PageTableEntry entry)
    {
        if (entry.IsPresent) yield return "present";
        else if (entry.IsProtNone) yield return "prot-none";
        else if (entry.IsSwap) yield return "swap";
        if (!entry.HasFrame) yield break;
        yield return entry.IsWritable ? "writable" : "read-only";
        if (entry.IsUser) yield return "user";
        if (entry.IsAccessed) yield return "accessed";
        if (entry.IsDirty) yield return "dirty";
        if (entry.IsLarge) yield return "large";
        if (entry.IsNoExecute) yield return "nx";
    }
}
