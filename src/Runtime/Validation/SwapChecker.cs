using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Swap;

namespace MemDsl.Runtime.Validation;

/// <summary>Swap slots: their counts found again from all tables and files, the swap cache from both of its ends, and the lists of clusters.</summary>
internal static class SwapChecker
{
    public static void Check(Kernel kernel, ReferenceMap references, Violations violations)
    {
        ulong total = 0;
        ulong cached = 0;
        foreach (var area in kernel.Swap.Areas)
        {
            total += area.Pages;
            cached += CheckSlots(kernel, area, references, violations);
            violations.AddRange($"swap area {area.Type}", area.Check());
        }

        violations.Same("swap", "total pages", kernel.Swap.TotalPages, total);
        violations.Same("swap", "cached pages", (ulong)kernel.VmStat[NodeStat.SwapCached], cached);
        foreach (var entry in references.SwapEntries)
        {
            if (kernel.Swap.AreaOf(entry.Type) is not { } area || entry.Offset == 0 || entry.Offset >= area.Slots) violations.Add($"swap entry {entry} names no slot");
        }

        foreach (var pfn in kernel.Memory.FramesInUse())
        {
            var entry = kernel.Swap.EntryOf(pfn);
            if (!entry.IsNone && kernel.Swap.Lookup(entry) != pfn) violations.Add($"frame {pfn}: takes itself for slot {entry} of the swap cache, which has frame {kernel.Swap.Lookup(entry)}");
        }
    }

    private static ulong CheckSlots(Kernel kernel, SwapArea area, ReferenceMap references, Violations violations)
    {
        ulong used = 0;
        ulong cached = 0;
        for (ulong slot = 1; slot < area.Slots; slot++)
        {
            if (area.SkipUntouched(ref slot)) continue;
            var entry = new SwapEntry(area.Type, slot);
            violations.Same($"swap slot {entry}", "references", (ulong)area.UsesOf(slot), (ulong)references.SwapUses(entry));
            if (area.IsUsed(slot)) used++;
            else if (!area.ContentsOf(slot).IsNothing) violations.Add($"swap slot {entry}: free, and holds a page");
            var pfn = area.CachedAt(slot);
            if (pfn.IsNone) continue;
            cached++;
            references.AddSwapCached(pfn);
            if (kernel.Swap.EntryOf(pfn) != entry) violations.Add($"swap slot {entry}: the swap cache has frame {pfn}, which does not know it");
        }

        violations.Same($"swap area {area.Type}", "used slots", area.UsedSlots, used);
        return cached;
    }
}
