using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Processes;
using MemDsl.Runtime.Reclaim;
using MemDsl.Scripting.Library;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>The LRU lists side by side, and the place of one page among them.</summary>
internal static class LruPicture
{
    private const int BarLength = 24;

    /// <summary>A line a list: pages, size, a bar beside the longest, and the pages at both ends.</summary>
    public static string Draw(Machine machine)
    {
        var lru = machine.Kernel.Lru;
        ulong longest = Enum.GetValues<LruList>().Max(lru.Count);
        var text = new StringBuilder("list             pages      size                            head … tail (next to go)");
        foreach (var list in Enum.GetValues<LruList>())
        {
            ulong pages = lru.Count(list);
            int filled = longest == 0 ? 0 : (int)((pages * BarLength + longest - 1) / longest);
            text.Append(CultureInfo.InvariantCulture,
                $"\n{ReclaimRows.NameOf(list),-13} {pages,8} {ValueFormatter.Size(pages << PageSize.Shift),9} [{new string('#', filled)}{new string('.', BarLength - filled)}]");
            machine.Work.Add((long)pages); // the tail is found from the head
            if (pages != 0) text.Append(CultureInfo.InvariantCulture, $" {lru.Pages(list).First()} … {lru.Pages(list).Last()}");
        }

        var kernel = machine.Kernel;
        text.Append(CultureInfo.InvariantCulture,
            $"\ncost: anon {kernel.Reclaim.Costs.Anon}, file {kernel.Reclaim.Costs.File}; swappiness {kernel.Sysctl.Swappiness}; age {kernel.Workingset.Age}");
        return text.ToString();
    }

    /// <summary>Where a page in use stands, and who maps it, as lines under the page's own.</summary>
    public static void AppendLife(StringBuilder text, Machine machine, PageFrameNumber pfn)
    {
        var kernel = machine.Kernel;
        var frame = kernel.Memory.Peek(pfn);
        if ((frame.Flags & FrameFlags.Lru) != 0) AppendPlace(text, kernel.Lru, LruLists.ListOf(frame.Flags), pfn);
        foreach (var mapping in kernel.Rmap.MappingsOf(pfn))
        {
            string owners = string.Join(", ", kernel.Processes.All.Where(process => process.State == ProcessState.Running && ReferenceEquals(process.Mm, mapping.Mm)).Select(process => process.Pid));
            text.Append(CultureInfo.InvariantCulture, $"\n  mapped by process {owners} at 0x{mapping.Address.Value:x}");
            var entry = mapping.Mm.Tables.Raw.Read(mapping.Address);
            text.Append(entry.IsAccessed ? ", accessed" : ", not accessed since it was last asked").Append(entry.IsDirty ? ", dirty" : "");
        }

        var slot = kernel.Swap.EntryOf(pfn);
        if (!slot.IsNone) text.Append(CultureInfo.InvariantCulture, $"\n  in the swap cache for slot {slot.Offset} of area {slot.Type}");
    }

    private static void AppendPlace(StringBuilder text, LruLists lru, LruList list, PageFrameNumber pfn)
    {
        int before = lru.Pages(list).TakeWhile(page => page != pfn).Count();
        int after = lru.Pages(list).Count() - before - 1;
        text.Append(CultureInfo.InvariantCulture, $"\n  on {ReclaimRows.NameOf(list)}: {before} nearer to the head, {after} go before it");
    }
}
