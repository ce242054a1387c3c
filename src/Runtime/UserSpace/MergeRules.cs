using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>When two ranges that touch may become one area (<c>mm/vma.c</c>: is_mergeable_vma, is_mergeable_anon_vma,
/// can_vma_merge_before, can_vma_merge_after). Null means that nothing stands in the way.</summary>
internal static class MergeRules
{
    /// <summary>What keeps the range from joining a neighbour that touches it.</summary>
    /// <param name="neighbour">The area that would grow.</param>
    /// <param name="range">The range that it would grow over.</param>
    /// <param name="lower">Whether the neighbour lies below the range.</param>
    internal static Rule? Obstacle(VmArea neighbour, in VmRange range, bool lower)
    {
        if ((range.Flags & VmFlags.Special) != 0) return VmaRules.MergeSpecial;
        if (((neighbour.Flags ^ range.Flags) & ~VmFlags.Sticky) != 0) return VmaRules.MergeFlags;
        if (neighbour.OpenFile != range.OpenFile || !ReferenceEquals(neighbour.Special, range.Special)) return VmaRules.MergeFile;
        if (AnonVmaObstacle(neighbour, range) is { } obstacle) return obstacle;
        var continues = lower
            ? neighbour.PageOffset + neighbour.Pages == range.PageOffset
            : range.PageOffset + range.Pages == neighbour.PageOffset;
        return continues ? null : VmaRules.MergeOffset;
    }

    /// <summary>The numbers that an obstacle's words name.</summary>
    internal static (ulong A, ulong B) Operands(Rule obstacle, VmArea neighbour, in VmRange range, bool lower)
    {
        if (obstacle == VmaRules.MergeSpecial) return (range.Start, range.End);
        var meeting = lower ? range.Start : range.End;
        if (obstacle != VmaRules.MergeOffset) return (meeting, 0);
        return (meeting, lower ? neighbour.PageOffset + neighbour.Pages : range.PageOffset + range.Pages);
    }

    /// <summary>The flags that stand in the way; 0 when others do.</summary>
    internal static ulong DifferingFlags(Rule obstacle, VmArea neighbour, in VmRange range) =>
        obstacle == VmaRules.MergeFlags ? (ulong)((neighbour.Flags ^ range.Flags) & ~VmFlags.Sticky) : 0;

    /// <summary>Both neighbours fit the range; do they fit each other? If not, only the lower one joins.</summary>
    internal static Rule? SidesDiffer(VmArea below, VmArea above) =>
        below.AnonVma == 0 || above.AnonVma == 0 || below.AnonVma == above.AnonVma ? null : VmaRules.MergeSides;

    private static Rule? AnonVmaObstacle(VmArea target, in VmRange range)
    {
        if (target.AnonVma == range.AnonVma) return null;
        // is_mergeable_anon_vma asks the chain of the area in the middle, of which an area that grows has none.
        if (target.AnonVma == 0) return range.Chain.Count > 1 ? VmaRules.MergeForked : null;
        if (range.AnonVma == 0) return target.Chain.Count != 1 ? VmaRules.MergeForked : null;
        return VmaRules.MergeAnonVma;
    }
}
