using System.Globalization;
using MemDsl.Runtime.Processes;

namespace MemDsl.Scripting.Values;

/// <summary>An entry of /proc/PID/pagemap as it was when the script looked at it.</summary>
public sealed record PageMapValue(PageMapEntry Entry)
{
    public override string ToString()
    {
        if (!Entry.IsPresent) return Entry.IsGuard ? "guard" : Entry.IsSwapped ? "swapped" : "none";
        var text = string.Create(CultureInfo.InvariantCulture, $"frame {Entry.Frame.Value}");
        if (Entry.IsZeroPage) text += " zero";
        if (Entry.IsFile) text += " file";
        return Entry.IsExclusive ? text + " exclusive" : text;
    }
}
