using MemDsl.Compiler.Symbols;
using MemDsl.Runtime.Processes;
using MemDsl.Scripting.Values;
using static MemDsl.Scripting.Library.ValueTypes;

namespace MemDsl.Scripting.Library;

/// <summary>The lines of /proc/PID/smaps, in bytes, by the kernel's names.</summary>
internal static class SmapsRows
{
    private static readonly (string Name, string Doc, Func<AreaUsage, ulong> Read)[] Lines =
    [
        ("Rss", "Pages that are mapped.", static u => u.Rss),
        ("Shared_Clean", "Of Rss: mapped more than once, and not changed since the disk knows them.", static u => u.SharedClean),
        ("Shared_Dirty", "Of Rss: mapped more than once, and changed.", static u => u.SharedDirty),
        ("Private_Clean", "Of Rss: mapped here only, and not changed.", static u => u.PrivateClean),
        ("Private_Dirty", "Of Rss: mapped here only, and changed.", static u => u.PrivateDirty),
        ("Anonymous", "Of Rss: pages without a file.", static u => u.Anonymous),
        ("LazyFree", "Of Anonymous: given up by MADV_FREE and not written since.", static u => u.LazyFree),
        ("AnonHugePages", "Of Anonymous: mapped by the entry of a whole huge page.", static u => u.AnonHugePages),
        ("Swap", "Pages in swap.", static u => u.Swap),
        // Linux prints whole kilobytes; the share of a page may be less.
        ("Locked", "The share of the resident pages, where the area is locked; whole kilobytes.", static u => u.Locked & ~1023UL),
    ];

    public static void AddTo(RowTable table)
    {
        foreach (var line in Lines)
        {
            table.Add("/proc/PID/smaps", new Row
            {
                On = MemTypes.Smaps, Kind = LibraryFunctionKind.Property, Name = line.Name, Doc = line.Doc + " Bytes.",
                Run = c => c.Return(line.Read(c.Receiver<SmapsValue>().Usage)),
            });
        }

        table.Add("/proc/PID/smaps", new Row
        {
            On = MemTypes.Smaps, Kind = LibraryFunctionKind.Property, Name = "VmFlags", Result = Text, Doc = "The flags in letters, two a flag: rd wr mr mw me ac.",
            Run = static c => c.Return(c.Receiver<SmapsValue>().VmFlags),
        });
    }
}
