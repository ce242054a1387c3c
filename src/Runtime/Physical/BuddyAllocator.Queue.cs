using MemDsl.Runtime.Events;

namespace MemDsl.Runtime.Physical;

/// <content>__rmqueue: which free block serves a request, and what becomes of the rest of it.</content>
public sealed partial class BuddyAllocator
{
    /// <summary>fallbacks: whose blocks a type takes when it has none, in this order.</summary>
    private static readonly Migratetype[][] Fallbacks =
    [
        [Migratetype.Reclaimable, Migratetype.Movable],
        [Migratetype.Reclaimable, Migratetype.Unmovable],
        [Migratetype.Unmovable, Migratetype.Movable],
    ];

    /// <summary>enum rmqueue_mode: where the last block was found, so that a refill does not search the same lists in vain for each page.</summary>
    private enum QueueMode
    {
        Normal,
        Cma,
        Claim,
        Steal,
    }

    /// <summary>A block that was taken off its list, whole; the rest of it goes to the lists of a type.</summary>
    private readonly record struct Taken(uint Pfn, int Order, Migratetype Type);

    /// <summary>
    /// __rmqueue: movable requests from CMA when more than half of what is free lies there; then the type's own lists; then CMA; then a whole
    /// pageblock of another type is claimed; and in the end a block is taken from another type's pageblock, which stays what it is.
    /// </summary>
    private bool TryTake(Zone zone, int order, Migratetype type, AllocFlags flags, ref QueueMode mode, out Taken taken)
    {
        var cma = (flags & AllocFlags.Cma) != 0 && zone.CmaPages != 0;
        if (cma && zone.FreeCma > zone.FreePages / 2 && TryTakeSmallest(zone, order, Migratetype.Cma, out taken)) return true;
        if (mode == QueueMode.Normal && TryTakeSmallest(zone, order, type, out taken)) return true;
        if (mode <= QueueMode.Cma && cma && TryTakeSmallest(zone, order, Migratetype.Cma, out taken))
        {
            mode = QueueMode.Cma;
            return true;
        }

        if (mode <= QueueMode.Claim && TryClaim(zone, order, type, flags, out taken))
        {
            mode = QueueMode.Normal;
            return true;
        }

        if ((flags & AllocFlags.NoFragment) == 0 && TrySteal(zone, order, type, out taken))
        {
            mode = QueueMode.Steal;
            return true;
        }

        taken = default;
        return false;
    }

    /// <summary>__rmqueue_smallest, first half: the head of the list of the smallest order that has a block.</summary>
    private bool TryTakeSmallest(Zone zone, int order, Migratetype type, out Taken taken)
    {
        var available = zone.SmallestOrder(order, type);
        if (available > MaxOrder)
        {
            taken = default;
            return false;
        }

        var pfn = zone.Area(available, type).Head;
        zone.RemoveBlock(_links[available], pfn, available, type);
        taken = new Taken(pfn, available, type);
        return true;
    }

    /// <summary>expand: halves the block until it fits; of each halving the upper half goes to the head of its list.</summary>
    private void Expand(Zone zone, in Taken taken, int order)
    {
        for (var available = taken.Order; available > order;)
        {
            available--;
            var upper = taken.Pfn + (1u << available);
            zone.AddBlock(_links[available], upper, available, taken.Type, toTail: false);
            _events.Emit(EventKind.BuddySplit, taken.Pfn, (ulong)available + 1, upper);
        }

        zone.AccountFree(-(1 << order), taken.Type);
    }

    /// <summary>
    /// __rmqueue_claim: the largest foreign block, from order 10 down, so that its whole pageblock can change its type and types stay apart. Under
    /// NOFRAGMENT only blocks that are whole pageblocks.
    /// </summary>
    private bool TryClaim(Zone zone, int order, Migratetype type, AllocFlags flags, out Taken taken)
    {
        var least = order < Pageblocks.Order && (flags & AllocFlags.NoFragment) != 0 ? Pageblocks.Order : order;
        for (var current = MaxOrder; current >= least && IsWorthClaiming(current, type); current--)
        {
            if (FindFallback(zone, current, type) is { } from && TryClaimBlock(zone, current, order, type, from, flags, out taken)) return true;
        }

        taken = default;
        return false;
    }

    /// <summary>__rmqueue_steal: the smallest foreign block that fits; the rest of it and its pageblock keep their type.</summary>
    private bool TrySteal(Zone zone, int order, Migratetype type, out Taken taken)
    {
        for (var current = order; current <= MaxOrder; current++)
        {
            if (FindFallback(zone, current, type) is not { } from) continue;
            var pfn = zone.Area(current, from).Head;
            zone.RemoveBlock(_links[current], pfn, current, from);
            _events.Emit(EventKind.BlockSteal, pfn, (ulong)current, (ulong)from, (ulong)type);
            taken = new Taken(pfn, current, from);
            return true;
        }

        taken = default;
        return false;
    }

    /// <summary>
    /// should_try_claim_block: a large block promises a pageblock that is mostly free. Small movable requests do no lasting harm where they are and
    /// are not worth it; unmovable ones would.
    /// </summary>
    private bool IsWorthClaiming(int order, Migratetype type) =>
        order >= Pageblocks.Order / 2 || type is Migratetype.Unmovable or Migratetype.Reclaimable;

    /// <summary>find_suitable_fallback.</summary>
    private static Migratetype? FindFallback(Zone zone, int order, Migratetype type)
    {
        if (zone.FreeBlocks(order) == 0) return null;
        foreach (var other in Fallbacks[(int)type])
        {
            if (zone.HasBlock(order, other)) return other;
        }

        return null;
    }

    /// <summary>
    /// try_to_claim_block: a block of whole pageblocks just changes its type. Of a smaller one the pageblock does, with all its free pages, if at
    /// least half of it is free or used by pages of the wanted kind; and the watermarks go up, so that reclaim makes room before it happens again.
    /// </summary>
    private bool TryClaimBlock(Zone zone, int current, int order, Migratetype type, Migratetype from, AllocFlags flags, out Taken taken)
    {
        taken = default;
        var pfn = zone.Area(current, from).Head;
        if (current >= Pageblocks.Order)
        {
            zone.RemoveBlock(_links[current], pfn, current, from);
            Pageblocks.SetRange(pfn, current, type);
            _events.Emit(EventKind.BlockClaim, pfn, 1UL << current, (ulong)from, (ulong)type);
            taken = new Taken(pfn, current, type);
            return true;
        }

        if (zone.Boost(Sysctl.WatermarkBoostFactor, Pageblocks.Pages) && (flags & AllocFlags.Kswapd) != 0) zone.IsBoosted = true;
        var start = Pageblocks.Start(pfn);
        if (!IsWholeIn(zone, start)) return false;
        var (free, movable) = CountPages(zone, start);
        var alike = type == Migratetype.Movable ? movable
            : from == Migratetype.Movable ? Pageblocks.Pages - (free + movable)
            : 0;
        if (free + alike < Pageblocks.Pages / 2 && GroupsByMobility) return false;
        MoveFreePages(zone, start, from, type);
        SetPageblockType(start, type);
        _events.Emit(EventKind.BlockClaim, start, free, (ulong)from, (ulong)type);
        return TryTakeSmallest(zone, order, type, out taken);
    }
}
