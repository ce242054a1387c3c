using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>The free lists: counts by order, then for each zone the blocks themselves, and its pageblocks.</summary>
internal static class BuddyPicture
{
    private const int Width = 80;
    private const int MapWidth = 64;

    public static string Draw(Machine machine)
    {
        var buddy = machine.Kernel.Buddy;
        var text = new StringBuilder("free blocks by order\nzone       ");
        for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) text.Append(CultureInfo.InvariantCulture, $"{order,6}");
        text.Append("\nsize       ");
        for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) text.Append(CultureInfo.InvariantCulture, $"{ValueFormatter.Size(PageSize.Bytes << order),6}");
        foreach (var zone in buddy.Zones)
        {
            if (!zone.IsPopulated) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n{zone.Name,-11}");
            for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) text.Append(CultureInfo.InvariantCulture, $"{zone.FreeBlocks(order),6}");
        }

        foreach (var zone in buddy.Zones)
            if (zone.IsPopulated)
                Draw(text, machine, zone);
        return text.ToString();
    }

    /// <summary>A line for each list that is not empty, and one for each CPU's: the blocks in their order, as far as they fit.</summary>
    private static void Draw(StringBuilder text, Machine machine, Zone zone)
    {
        var buddy = machine.Kernel.Buddy;
        text.Append(CultureInfo.InvariantCulture, $"\n\n{zone.Name}: {zone.FreePages} of {zone.ManagedPages} pages free; frames in hexadecimal");
        for (var order = BuddyAllocator.MaxOrder; order >= 0; order--)
        {
            foreach (var type in Enum.GetValues<Migratetype>())
                if (zone.FreeBlocks(order, type) != 0)
                    Line(text, string.Create(CultureInfo.InvariantCulture, $"{order,3} {type,-11}"), buddy.FreeBlocks(zone, order, type), order);
        }

        for (var cpu = 0; cpu < machine.Kernel.Options.Cpus; cpu++)
        {
            for (var order = BuddyAllocator.MaxOrder; order >= 0; order--)
            {
                foreach (var type in (Migratetype[])[Migratetype.Unmovable, Migratetype.Movable, Migratetype.Reclaimable])
                {
                    var pages = buddy.PagesAtHand(zone, cpu, type, order).ToList();
                    if (pages.Count != 0) Line(text, string.Create(CultureInfo.InvariantCulture, $"{order,3} {type,-11} cpu {cpu}"), pages, order);
                }
            }
        }

        Map(text, buddy, zone);
    }

    private static void Line(StringBuilder text, string label, IEnumerable<PageFrameNumber> blocks, int order)
    {
        var line = new StringBuilder("\n").Append(label);
        var (shown, more) = (true, 0);
        foreach (var block in blocks)
        {
            var drawn = order == 0
                ? string.Create(CultureInfo.InvariantCulture, $" [{block.Value:x}]")
                : string.Create(CultureInfo.InvariantCulture, $" [{block.Value:x}-{block.Value + (1u << order) - 1:x}]");
            shown = shown && line.Length + drawn.Length < Width - 7;
            if (shown) line.Append(drawn);
            else more++;
        }

        if (more > 0) line.Append(CultureInfo.InvariantCulture, $" +{more}");
        text.Append(line);
    }

    /// <summary>A letter for each pageblock, or for several that lie together: the type's first, small when all its pages are free.</summary>
    private static void Map(StringBuilder text, BuddyAllocator buddy, Zone zone)
    {
        var blocks = Blocks(buddy, zone);
        var each = (blocks.Count + MapWidth - 1) / MapWidth;
        text.Append("\npageblocks ");
        for (var at = 0; at < blocks.Count; at += each)
        {
            var group = blocks.GetRange(at, Math.Min(each, blocks.Count - at));
            var commonest = group.GroupBy(block => block.Type).OrderByDescending(types => types.Count()).ThenBy(types => types.Key).First().Key;
            var letter = commonest.ToString()[0];
            text.Append(group.TrueForAll(block => block.IsFree) ? char.ToLowerInvariant(letter) : letter);
        }

        if (each > 1) text.Append(CultureInfo.InvariantCulture, $"\n           a letter stands for {each} pageblocks");
    }

    private static List<(Migratetype Type, bool IsFree)> Blocks(BuddyAllocator buddy, Zone zone)
    {
        var blocks = new List<(Migratetype Type, bool IsFree)>();
        for (var pfn = buddy.Pageblocks.Start(zone.Span.Start); pfn < zone.Span.End; pfn += buddy.Pageblocks.Pages)
        {
            var free = buddy.FindFreeBlock(new PageFrameNumber(pfn));
            blocks.Add((buddy.Pageblocks[new PageFrameNumber(pfn)], free is { } block && block.Order >= buddy.Pageblocks.Order));
        }

        return blocks;
    }
}
