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

    public static string Zones(Machine machine)
    {
        var text = new StringBuilder("zone        start   spanned   present   managed      free");
        foreach (var zone in machine.Kernel.Buddy.Zones)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{zone.Name,-8} {zone.StartPfn.Value,8} {zone.SpannedPages,9} {zone.PresentPages,9} {zone.ManagedPages,9} {zone.FreePages,9}");
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
        text.Append(CultureInfo.InvariantCulture,
            $"page {page.Pfn} at 0x{pfn.Address.Value:x} in {zone}: {frame.Type}\n"
            + $"  refcount {frame.RefCount}, mapcount {frame.MapCount}, order {frame.Order}, mapping {frame.Mapping}, index {frame.Index}\n"
            + $"  flags {frame.Flags}");
        LruPicture.AppendLife(text, machine, pfn);
        return text.ToString();
    }

    private static string Bar(Zone zone)
    {
        const int Length = Width - 34;
        var used = zone.ManagedPages - Math.Min(zone.FreePages, zone.ManagedPages);
        var filled = (int)(((ulong)used * Length + zone.ManagedPages - 1) / zone.ManagedPages);
        var size = ValueFormatter.Size(zone.FreePages << PageSize.Shift);
        return string.Create(CultureInfo.InvariantCulture, $"{zone.Name,-8} [{new string('#', filled)}{new string('.', Length - filled)}] {size,10} free");
    }
}
