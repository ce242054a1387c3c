using System.Globalization;
using System.Text;

namespace MemDsl.Runtime.Physical;

/// <summary>/proc/buddyinfo (<c>mm/vmstat.c</c> frag_show_print): free blocks by zone and order.</summary>
public static class BuddyInfo
{
    /// <summary>The file's text: a line for each zone that has memory, the counts from order 0 up.</summary>
    public static string Format(BuddyAllocator buddy)
    {
        ArgumentNullException.ThrowIfNull(buddy);
        var text = new StringBuilder();
        foreach (var zone in buddy.Zones)
        {
            if (zone.PresentPages == 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"Node 0, zone {zone.Name,8} ");
            for (var order = 0; order <= BuddyAllocator.MaxOrder; order++) text.Append(CultureInfo.InvariantCulture, $"{zone.FreeBlocks(order),6} ");
            text.Append('\n');
        }

        return text.ToString();
    }
}
