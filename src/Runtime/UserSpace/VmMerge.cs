using MemDsl.Runtime.Events;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>Joining areas with their neighbours (<c>mm/vma.c</c>): a new range, the part of an area whose flags change, and a range that
/// mremap copies. An area that would be the same as its neighbour never stays beside it, unless a rule says why.</summary>
internal static class VmMerge
{
    /// <summary>vma_merge_new_range and vma_merge_copied_range: joins a range where nothing is mapped with what touches it.</summary>
    /// <returns>The area that contains the range now, or null where a new one has to be made.</returns>
    internal static VmArea? NewRange(MmStruct mm, in VmRange range, VmArea? previous, VmArea? next) =>
        Join(mm, range, previous, next, EventKind.VmaMerge);

    /// <summary>vma_merge_extend, and the just-expand merge of brk: an area grows over free space behind it, and joins the next one if it is
    /// given and fits. The area only lends the range its fields: no area stands in the middle whose chain would be asked.</summary>
    internal static VmArea? Grow(MmStruct mm, in VmRange range, VmArea area, VmArea? next) =>
        Join(mm, range with { Chain = AnonVmaChain.Empty }, area, next, EventKind.VmaExpand);

    private static VmArea? Join(MmStruct mm, in VmRange range, VmArea? previous, VmArea? next, EventKind kind)
    {
        var below = previous is not null && previous.EndValue == range.Start ? previous : null;
        var above = next is not null && next.StartValue == range.End ? next : null;
        if (below is null && above is null) return null;
        var leftObstacle = below is null ? VmaRules.MergeHole : MergeRules.Obstacle(below, range, lower: true);
        var rightObstacle = above is null ? VmaRules.MergeHole : MergeRules.Obstacle(above, range, lower: false);
        if (leftObstacle is null && rightObstacle is null) rightObstacle = MergeRules.SidesDiffer(below!, above!);
        if (leftObstacle is null && rightObstacle is null && HasClose(mm, above!)) rightObstacle = VmaRules.MergeClose;
        if (mm.Context.Events.IsHeard) Explain(mm, range, below, leftObstacle, above, rightObstacle);

        if (leftObstacle is null && rightObstacle is null)
        {
            mm.Areas.Remove(above!);
            var joined = Extend(mm, below!, below!.StartValue, above!.EndValue, range, above);
            mm.Dispose(above);
            return joined;
        }
        if (leftObstacle is null) return Extend(mm, below!, below!.StartValue, range.End, range, null, kind);
        if (rightObstacle is null) return Extend(mm, above!, range.Start, above!.EndValue, range, null);
        return null;
    }

    /// <summary>vma_merge_existing_range: the part [start, end) of an area takes new flags and joins a neighbour that has them.</summary>
    /// <returns>The area that contains the part now, or null where nothing joins.</returns>
    internal static VmArea? ExistingRange(MmStruct mm, VmArea middle, ulong start, ulong end, VmFlags flags)
    {
        var leftSide = start == middle.StartValue;
        var rightSide = end == middle.EndValue;
        if (!leftSide && !rightSide) return null;
        var range = VmRange.PartOf(middle, start, end, flags);
        var below = leftSide && mm.Areas.Previous(middle) is { } previous && previous.EndValue == start ? previous : null;
        var above = rightSide && mm.Areas.Next(middle) is { } next && next.StartValue == end ? next : null;
        if (below is null && above is null) return null;
        var leftObstacle = below is null ? VmaRules.MergeHole : MergeRules.Obstacle(below, range, lower: true);
        var rightObstacle = above is null ? VmaRules.MergeHole : MergeRules.Obstacle(above, range, lower: false);
        if (leftObstacle is null && rightObstacle is null) rightObstacle = MergeRules.SidesDiffer(below!, above!);
        if (leftObstacle is null && rightObstacle is null && HasClose(mm, above!)) rightObstacle = VmaRules.MergeClose;
        if ((leftObstacle is null || rightObstacle is null) && leftSide && rightSide && HasClose(mm, middle)) (leftObstacle, rightObstacle) = (VmaRules.MergeClose, VmaRules.MergeClose);
        if (mm.Context.Events.IsHeard) Explain(mm, range, below, leftObstacle, above, rightObstacle);

        if (leftObstacle is not null && rightObstacle is not null) return null;
        var whole = leftSide && rightSide;
        if (leftObstacle is null && rightObstacle is null)
        {
            mm.Areas.Remove(middle);
            mm.Areas.Remove(above!);
            var joined = Extend(mm, below!, below!.StartValue, above!.EndValue, range, above);
            mm.Dispose(above);
            mm.Dispose(middle);
            return joined;
        }
        if (!whole) mm.Tables?.SplitHugeAt(leftObstacle is null ? end : start);
        if (whole) mm.Areas.Remove(middle);
        else if (leftObstacle is null) mm.Areas.Replace(middle, middle.WithBounds(end, middle.EndValue));
        else mm.Areas.Replace(middle, middle.WithBounds(middle.StartValue, start));
        var grown = leftObstacle is null
            ? Extend(mm, below!, below!.StartValue, end, range, null)
            : Extend(mm, above!, start, above!.EndValue, range, null);
        if (whole) mm.Dispose(middle);
        return grown;
    }

    /// <summary>vma_modify: merges, or cuts the part out so that it can have flags of its own. On a refusal a first cut stays.</summary>
    internal static VmModified Modify(MmStruct mm, VmArea area, ulong start, ulong end, VmFlags flags)
    {
        if (ExistingRange(mm, area, start, end, flags) is { } merged) return new(merged, null);
        if (area.StartValue < start)
        {
            if (mm.SplitLimit(area) is { } limit) return new(area, limit);
            area = mm.Split(area, start).Upper;
        }
        if (area.EndValue > end)
        {
            if (mm.SplitLimit(area) is { } limit) return new(area, limit);
            area = mm.Split(area, end).Lower;
        }
        return new(mm.Change(area, flags), null);
    }

    /// <summary>Grows an area over a free range beside it. Where it has no anon_vma, it takes over the one of what it swallows.</summary>
    private static VmArea Extend(MmStruct mm, VmArea target, ulong start, ulong end, in VmRange range, VmArea? swallowed, EventKind kind = EventKind.VmaMerge)
    {
        var sticky = (range.Flags | (swallowed?.Flags ?? VmFlags.None)) & VmFlags.Sticky;
        var grown = target.WithBounds(start, end).WithFlags(target.Flags | sticky);
        if (target.AnonVma == 0)
        {
            var (anonVma, chain) = swallowed is { AnonVma: not 0 }
                ? (swallowed.AnonVma, swallowed.Chain)
                : (range.AnonVma, range.Chain);
            if (anonVma != 0)
            {
                grown = grown.WithAnonVma(anonVma, chain);
                mm.Context.AnonVmas.Share(grown);
            }
        }
        mm.Areas.Replace(target, grown);
        var events = mm.Context.Events;
        if (!events.IsHeard) return grown;
        if (kind == EventKind.VmaExpand) events.Emit(kind, start, end, target.StartValue, target.EndValue);
        else events.Emit(kind, range.Start, range.End, start, end);
        return grown;
    }

    /// <summary>can_merge_remove_vma, the other way round.</summary>
    private static bool HasClose(MmStruct mm, VmArea area) => area.OpenFile != 0 && mm.Context.Files.Get(area.OpenFile).HasClose;

    /// <summary>Tells why a neighbour that touches the range stays apart.</summary>
    private static void Explain(MmStruct mm, in VmRange range, VmArea? below, Rule? left, VmArea? above, Rule? right)
    {
        var events = mm.Context.Events;
        if (below is not null && left is not null) Tell(events, range, below, left, lower: true);
        if (above is not null && right is not null) Tell(events, range, above, right, lower: false);
    }

    private static void Tell(EventSource events, in VmRange range, VmArea neighbour, Rule obstacle, bool lower) => events.EmitDecided(
        EventKind.VmaDecision, range.Start, range.End, MergeRules.DifferingFlags(obstacle, neighbour, range), obstacle,
        MergeRules.Operands(obstacle, neighbour, range, lower));
}

/// <summary>What vma_modify came to: the area with the new flags, or the refusal.</summary>
internal readonly record struct VmModified(VmArea Area, Rule? Refusal);
