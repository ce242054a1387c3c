using MemDsl.Runtime.Events;

namespace MemDsl.Runtime.Physical;

/// <content>HIGHATOMIC: pageblocks set aside for requests above order 0 that cannot wait.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>
    /// reserve_highatomic_pageblock: the pageblock from which such a request was just served is kept for the next ones, up to a hundredth of the zone
    /// rounded up to whole pageblocks; none where a hundredth is less than a pageblock.
    /// </summary>
    private void ReserveHighAtomic(Zone zone, uint pfn, int order)
    {
        var share = zone.ManagedPages / 100;
        if (share < Pageblocks.Pages) return;
        var most = (share + Pageblocks.Pages - 1) & ~(Pageblocks.Pages - 1);
        if (zone.ReservedHighAtomic >= most) return;
        var type = Pageblocks.Of(pfn);
        if (type > Migratetype.Reclaimable) return;
        var pages = 1u << order;
        if (order < Pageblocks.Order)
        {
            var start = Pageblocks.Start(pfn);
            if (!IsWholeIn(zone, start)) return;
            MoveFreePages(zone, start, type, Migratetype.HighAtomic);
            SetPageblockType(start, Migratetype.HighAtomic);
            pages = Pageblocks.Pages;
            pfn = start;
        }
        else
        {
            Pageblocks.SetRange(pfn, order, Migratetype.HighAtomic);
        }

        zone.ReservedHighAtomic += pages;
        _events.Emit(EventKind.BlockClaim, pfn, pages, (ulong)type, (ulong)Migratetype.HighAtomic);
    }

    /// <summary>
    /// unreserve_highatomic_pageblock: one pageblock with free pages goes over to the request's type. Unless forced, a zone keeps one.
    /// </summary>
    /// <returns>Whether pages have moved.</returns>
    private bool UnreserveHighAtomic(in AllocRequest request, bool force)
    {
        for (var i = request.Highest; i >= 0; i--)
        {
            var zone = _zones[i];
            if (!zone.IsPopulated || (!force && zone.ReservedHighAtomic <= Pageblocks.Pages)) continue;
            var order = zone.SmallestOrder(0, Migratetype.HighAtomic);
            if (order > MaxOrder) continue;
            var pfn = zone.Area(order, Migratetype.HighAtomic).Head;
            zone.ReservedHighAtomic -= Math.Min(zone.ReservedHighAtomic, Math.Max(Pageblocks.Pages, 1u << order));
            if (order < Pageblocks.Order)
            {
                pfn = Pageblocks.Start(pfn);
                MoveFreePages(zone, pfn, Migratetype.HighAtomic, request.Type);
                SetPageblockType(pfn, request.Type);
            }
            else
            {
                MoveBlock(zone, pfn, order, Migratetype.HighAtomic, request.Type);
                Pageblocks.SetRange(pfn, order, request.Type);
            }

            _events.Emit(EventKind.BlockClaim, pfn, Math.Max(Pageblocks.Pages, 1u << order), (ulong)Migratetype.HighAtomic, (ulong)request.Type);
            return true;
        }

        return false;
    }
}
