using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Execution;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>Zones and frames.</summary>
internal static class PhysicalPictures
{
    private const int Width = 80;

    /// <summary>The zones' sizes and watermarks, and for each how much is free, measured by its watermarks.</summary>
    public static string Zones(Machine machine)
    {
        var text = new StringBuilder("zone        start  spanned  present  managed     free     min     low    high");
        foreach (var zone in machine.Kernel.Buddy.Zones)
        {
            var boost = zone.WatermarkBoost;
            text.Append(CultureInfo.InvariantCulture, $"\n{zone.Name,-8} {zone.StartPfn.Value,8} {zone.SpannedPages,8} {zone.PresentPages,8} {zone.ManagedPages,8} ");
            text.Append(CultureInfo.InvariantCulture, $"{zone.FreePages,8} {zone.WatermarkMin + boost,7} {zone.WatermarkLow + boost,7} {zone.WatermarkHigh + boost,7}");
        }

        foreach (var zone in machine.Kernel.Buddy.Zones)
            if (zone.IsPopulated)
                text.Append('\n').Append(Bar(zone));
        return text.ToString();
    }

    public static string Page(Machine machine, PageHandle page)
    {
        var pfn = new PageFrameNumber(page.Pfn);
        var frame = machine.Kernel.Memory.Peek(pfn);
        var zone = machine.Kernel.Buddy.ZoneOf(pfn)?.Name ?? "no zone";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"page {page.Pfn} at 0x{pfn.Address.Value:x} in {zone}: {frame.Type}");
        if (frame.Type is FrameType.Free or FrameType.PerCpu) return text.Append(Free(machine, pfn, frame)).ToString();
        text.Append(CultureInfo.InvariantCulture,
            $"\n  refcount {frame.RefCount}, mapcount {frame.MapCount}, order {frame.Order}, mapping {frame.Mapping}, index {frame.Index}\n"
            + $"  flags {frame.Flags}");
        LruPicture.AppendLife(text, machine, pfn);
        return text.ToString();
    }

    /// <summary>Of a page that nobody has: the block that it lies in, the type of its pageblock, and what it was before.</summary>
    private static string Free(Machine machine, PageFrameNumber pfn, Frame frame)
    {
        var buddy = machine.Kernel.Buddy;
        var (where, block) = buddy.FindFreeBlock(pfn) is { } free ? ("in a free block", free)
            : buddy.FindBlockAtHand(pfn) is { } atHand ? ("at hand of a CPU, in a block", atHand)
            : ("", new FreeBlock(pfn, 0));
        var text = new StringBuilder();
        if (where.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n  {where} of order {block.Order} from {block.Head.Value}; the pageblock is {buddy.Pageblocks[pfn]}");
        var history = Library.AllocatorRows.History(FrameHistory.Of(in frame));
        if (history.Length > 0) text.Append("\n  before: ").Append(history);
        return text.ToString();
    }

    /// <summary>From nothing to twice the high watermark: <c>#</c> is free, <c>m l h</c> stand at the watermarks, <c>></c> says that there is more.</summary>
    private static string Bar(Zone zone)
    {
        const int Length = Width - 34;
        ulong most = Math.Max(1, 2 * (ulong)(zone.WatermarkHigh + zone.WatermarkBoost));
        var bar = new char[Length];
        for (var i = 0; i < Length; i++) bar[i] = (ulong)i * most < zone.FreePages * (ulong)Length ? '#' : '.';
        if (zone.FreePages > most) bar[^1] = '>';
        Mark('m', zone.WatermarkMin);
        Mark('l', zone.WatermarkLow);
        Mark('h', zone.WatermarkHigh);
        var size = ValueFormatter.Size((ulong)zone.FreePages << PageSize.Shift);
        return string.Create(CultureInfo.InvariantCulture, $"{zone.Name,-8} [{new string(bar)}] {size,10} free");

        void Mark(char letter, uint pages) => bar[(int)Math.Min((pages + zone.WatermarkBoost) * (ulong)Length / most, Length - 1)] = letter;
    }
}
