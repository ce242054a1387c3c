using System.Numerics;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Physical;

/// <content>How the free lists are filled at boot (<c>mm/memblock.c</c>, <c>mm/mm_init.c</c>).</content>
public sealed partial class BuddyAllocator
{
    private static Zone[] MakeZones(BootMemory boot)
    {
        var zones = new List<Zone>();
        foreach (var (kind, span) in boot.ZoneRanges)
        {
            var managed = 0u;
            foreach (var free in boot.FreeRanges(span)) managed += free.Count;
            zones.Add(new Zone(kind, span, BootZones.Present(boot.Ram, span), managed));
        }

        return [.. zones];
    }

    /// <summary>
    /// page_group_by_mobility_disabled (<c>mm/page_alloc.c</c> build_all_zonelists): grouping needs a pageblock for each type.
    /// </summary>
    private bool HasRoomForGroups(BootMemory boot)
    {
        const uint MigrateTypes = 5;
        var present = 0UL;
        foreach (var zone in _zones) present += zone.PresentPages;
        return present >= (ulong)(1u << boot.Zones.PageblockOrder) * MigrateTypes;
    }

    /// <summary>
    /// memmap_init_range (<c>mm/mm_init.c</c>): a pageblock becomes Movable when its first frame is initialised. One that begins in a hole, as the first
    /// of zone DMA, keeps type 0: Unmovable.
    /// </summary>
    private void SetPageblockTypes(BootMemory boot)
    {
        foreach (var zone in _zones)
        {
            foreach (var ram in boot.Ram)
            {
                var part = ram.Intersect(zone.Span);
                var start = Pageblocks.Start(part.Start);
                if (!part.IsEmpty && !IsRam(boot, start)) Pageblocks.Set(start, Migratetype.Unmovable);
            }
        }
    }

    private static bool IsRam(BootMemory boot, uint pfn)
    {
        foreach (var ram in boot.Ram)
        {
            if (ram.Contains(new PageFrameNumber(pfn))) return true;
        }

        return false;
    }

    /// <summary>
    /// __free_memory_core: free ranges in ascending address, each step the largest block that alignment and the range's end allow, always to the
    /// tail; so every list begins in ascending order.
    /// </summary>
    private void FreeBootMemory(BootMemory boot)
    {
        foreach (var zone in _zones)
        {
            foreach (var range in boot.FreeRanges(zone.Span))
            {
                for (var pfn = range.Start; pfn < range.End;)
                {
                    var order = Math.Min(MaxOrder, Math.Min(BitOperations.TrailingZeroCount(pfn), BitOperations.Log2(range.End - pfn)));
                    FreeToLists(zone, pfn, order, FreePosition.Tail);
                    pfn += 1u << order;
                }
            }
        }

        foreach (var taken in boot.Reserved) _memory.Reserve(taken);
    }

    /// <summary>
    /// cma_init_reserved_areas (<c>mm/cma.c</c>): the area's pageblocks get their type and go to the allocator, one after the other, before
    /// the watermarks are computed. (Linux frees them through the CPU's list of huge pages, which passes most of them on.)
    /// </summary>
    private void ActivateCma(FrameRange area)
    {
        if (area.IsEmpty) return;
        var zone = ZoneOf(new PageFrameNumber(area.Start))!;
        for (var pfn = area.Start; pfn < area.End; pfn += Pageblocks.Pages)
        {
            Pageblocks.Set(pfn, Migratetype.Cma);
            zone.CmaPages += Pageblocks.Pages;
            zone.ManagedPages += Pageblocks.Pages;
            Join(zone, pfn, Pageblocks.Order, FreePosition.Usual);
        }
    }

    /// <summary>
    /// free_initmem and free_initrd_mem: what was reserved for boot only goes to the allocator (free_reserved_area), page by page in ascending
    /// address. So it is what small requests get first.
    /// </summary>
    internal void FreeInitMemory(BootMemory boot)
    {
        ArgumentNullException.ThrowIfNull(boot);
        foreach (var reservation in boot.Reservations)
        {
            if (!reservation.IsFreedAfterBoot) continue;
            foreach (var ram in boot.RamIn(reservation.Frames))
            {
                for (var pfn = ram.Start; pfn < ram.End; pfn++) FreeReservedPage(new PageFrameNumber(pfn));
            }
        }
    }

    /// <summary>free_reserved_page: the page becomes one of the zone's managed pages.</summary>
    private void FreeReservedPage(PageFrameNumber pfn)
    {
        ZoneOf(pfn)!.ManagedPages++;
        _memory.Frame(pfn) = Physical.Frame.GivenOut(0);
        Free(pfn, 0);
    }
}
