using System.Globalization;
using System.Text;
using MemDsl.Runtime;
using MemDsl.Runtime.Swap;
using MemDsl.Scripting.Values;

namespace MemDsl.Scripting.Pictures;

/// <summary>
/// Swap areas as <c>/proc/swaps</c> lists them, and their slots, 64 a line. Lines without a used slot are left out, and so is the end of areas of which
/// very much is used.
/// </summary>
internal static class SwapPicture
{
    private const ulong SlotsALine = 64;
    private const int MostLines = 64;
    private const string Legend = "  # in swap   2-9 + references   c also in memory   m only in memory   . free";

    public static string Draw(Machine machine)
    {
        var swap = machine.Kernel.Swap;
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"swap {swap.TotalPages} pages, {swap.FreePages} free"));
        foreach (var area in swap.Areas) text.Append('\n').Append(Draw(area));
        if (swap.TotalPages != swap.FreePages) text.Append('\n').Append(Legend);
        return text.ToString();
    }

    public static string Draw(Machine machine, SwapAreaHandle handle) =>
        machine.Kernel.Swap.AreaOf(handle.Type) is { } area && area.Name == handle.Name ? $"{Draw(area)}\n{Legend}" : $"{handle} is no longer in use";

    private static string Draw(SwapArea area)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"{area.Name}  area {area.Type}, priority {area.Priority}, {area.UsedSlots} of {area.Pages} slots used"));
        int lines = 0;
        ulong shown = 0;
        for (ulong first = 0; first < area.Slots && shown < area.UsedSlots; first += SlotsALine)
        {
            ulong used = Used(area, first);
            if (used == 0) continue;
            if (lines++ == MostLines)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n  … {area.UsedSlots - shown} more");
                break;
            }

            shown += used;
            text.Append(CultureInfo.InvariantCulture, $"\n{first,8} ");
            for (ulong slot = first; slot < first + SlotsALine && slot < area.Slots; slot++) text.Append(Letter(area, slot));
        }

        return text.ToString();
    }

    private static ulong Used(SwapArea area, ulong first)
    {
        ulong used = 0;
        for (ulong slot = first; slot < first + SlotsALine; slot++) used += area.IsUsed(slot) ? 1UL : 0;
        return used;
    }

    private static char Letter(SwapArea area, ulong slot)
    {
        if (slot == 0) return 'H';
        if (!area.IsUsed(slot)) return '.';
        int uses = area.UsesOf(slot);
        if (uses == 0) return 'm';
        if (uses > 9) return '+';
        if (uses > 1) return (char)('0' + uses);
        return area.CachedAt(slot).IsNone ? '#' : 'c';
    }
}
