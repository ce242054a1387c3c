using System.Collections.Immutable;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>mm_mt: the areas of an address space, ordered and disjoint. A B+tree whose nodes also know the largest gap below them, as
/// Linux's maple tree does (<c>lib/maple_tree.c</c>), so that lookup, change and the search for free space are O(log n). Nodes carry
/// owner stamps: a clone shares them until one side changes them.</summary>
/// <remarks>A gap ends at the <em>guarded</em> start of the area above it: a growing area keeps its guard gap free below itself
/// (vm_start_gap).</remarks>
public sealed class VmAreaTree
{
    private readonly Ownership _ownership;
    private readonly ulong _guardBytes;
    private VmAreaNode? _root;

    /// <summary>Where growing areas start; few, as the stack is usually the only one.</summary>
    private ImmutableSortedSet<ulong> _growing = [];

    /// <param name="ownership">The machine's stamp cell.</param>
    /// <param name="guardBytes">stack_guard_gap in bytes.</param>
    public VmAreaTree(Ownership ownership, ulong guardBytes)
        : this(ownership, guardBytes, null, 0)
    {
    }

    private VmAreaTree(Ownership ownership, ulong guardBytes, VmAreaNode? root, int count)
    {
        _ownership = ownership;
        _guardBytes = guardBytes;
        _root = root;
        Count = count;
    }

    /// <summary>map_count.</summary>
    public int Count { get; private set; }

    /// <summary>An independent tree with the same areas, in O(1). The caller renews the owners of both machines.</summary>
    public VmAreaTree CloneFor(Ownership ownership) => new(ownership, _guardBytes, _root, Count) { _growing = _growing };

    /// <summary>Forgets all areas.</summary>
    public void Clear()
    {
        _root = null;
        Count = 0;
        _growing = [];
    }

    /// <summary>find_vma: the first area that ends above the address.</summary>
    public VmArea? FindEndingAbove(ulong address)
    {
        var node = _root;
        while (node is VmAreaBranch branch)
        {
            var index = branch.FirstEndAbove(address);
            if (index == branch.Count) return null;
            node = branch.Child(index);
        }
        if (node is null) return null;
        var leaf = (VmAreaLeaf)node;
        var place = leaf.FirstEndAbove(address);
        return place == leaf.Count ? null : leaf.Area(place);
    }

    /// <summary>vma_lookup: the area that contains the address.</summary>
    public VmArea? FindContaining(ulong address)
    {
        var area = FindEndingAbove(address);
        return area is not null && area.StartValue <= address ? area : null;
    }

    /// <summary>The last area that ends at or below the address.</summary>
    public VmArea? FindEndingAtOrBelow(ulong address) => Around(address).Previous;

    /// <summary>The area after this one.</summary>
    public VmArea? Next(VmArea area) => FindEndingAbove(area.EndValue);

    /// <summary>The area before this one.</summary>
    public VmArea? Previous(VmArea area) => Around(area.StartValue).Previous;

    /// <summary>Both areas around a place: the last that ends at or below the address, the first that ends above it.</summary>
    public VmAreaNeighbours Around(ulong address)
    {
        var node = _root;
        if (node is null) return default;
        VmAreaNode? left = null;
        while (node is VmAreaBranch branch)
        {
            var index = branch.FirstEndAbove(address);
            if (index == branch.Count) return new(branch.LastArea(), null);
            if (index > 0) left = branch.Child(index - 1);
            node = branch.Child(index);
        }
        var leaf = (VmAreaLeaf)node;
        var place = leaf.FirstEndAbove(address);
        var next = place == leaf.Count ? null : leaf.Area(place);
        return new(place > 0 ? leaf.Area(place - 1) : left?.LastArea(), next);
    }

    /// <summary>The lowest area, or null.</summary>
    public VmArea? First => FindEndingAbove(0);

    /// <summary>The highest area, or null.</summary>
    public VmArea? Last => _root?.LastArea();

    /// <summary>Whether any area overlaps [start, end).</summary>
    public bool AnyIn(ulong start, ulong end) => FindEndingAbove(start) is { } area && area.StartValue < end;

    /// <summary>Adds an area where nothing is mapped.</summary>
    public void Insert(VmArea area)
    {
        var owner = _ownership.Current;
        if (_root is null)
        {
            _root = new VmAreaLeaf(owner);
        }
        _root = _root.OwnedBy(owner);
        var right = _root.Insert(area, _guardBytes, owner);
        if (right is not null) _root = VmAreaBranch.Over(_root, right, owner);
        Count++;
        if (area.Has(VmFlags.GrowsDown)) _growing = _growing.Add(area.StartValue);
    }

    /// <summary>Takes an area out.</summary>
    public void Remove(VmArea area)
    {
        if (_root is null) throw new InvalidOperationException("the area to remove is not in the tree");
        var owner = _ownership.Current;
        _root = _root.OwnedBy(owner);
        _root.Remove(area, owner);
        while (_root is VmAreaBranch { Count: 1 } branch) _root = branch.Child(0);
        if (_root.Count == 0) _root = null;
        Count--;
        if (area.Has(VmFlags.GrowsDown)) _growing = _growing.Remove(area.StartValue);
    }

    /// <summary>Puts an area in the place of another one; the new one must lie between the old one's neighbours.</summary>
    public void Replace(VmArea old, VmArea area)
    {
        if (_root is null) throw new InvalidOperationException("the area to replace is not in the tree");
        var owner = _ownership.Current;
        _root = _root.OwnedBy(owner);
        _root.Replace(old, area, _guardBytes, owner);
        if (!old.Has(VmFlags.GrowsDown) && !area.Has(VmFlags.GrowsDown)) return;
        if (old.StartValue == area.StartValue && old.Has(VmFlags.GrowsDown) == area.Has(VmFlags.GrowsDown)) return;
        if (old.Has(VmFlags.GrowsDown)) _growing = _growing.Remove(old.StartValue);
        if (area.Has(VmFlags.GrowsDown)) _growing = _growing.Add(area.StartValue);
    }

    /// <summary>The start of the lowest gap that holds length bytes inside [low, high), or null.</summary>
    public ulong? LowestGap(ulong length, ulong low, ulong high)
    {
        if (length == 0 || high < low || high - low < length) return null;
        ulong previousEnd = 0;
        if (_root is not null)
        {
            if (_root.LowestGap(length, low, high, 0) is { } found) return found;
            previousEnd = _root.LastEnd;
        }
        var start = Math.Max(previousEnd, low);
        return start <= high && high - start >= length ? start : null;
    }

    /// <summary>
    /// The end of the highest gap that holds length bytes inside [low, high), or null. Where a gap would do but for the guard gap of a growing area
    /// above it, the search goes on below that guard gap and so never comes to the room that other areas leave inside it
    /// (<c>mm/vma.c</c> unmapped_area_topdown).
    /// </summary>
    public ulong? HighestGapEnd(ulong length, ulong low, ulong high)
    {
        while (true)
        {
            var end = HighestGuardedGapEnd(length, low, high);
            if (GuardInTheWay(length, low, high, end ?? 0) is not { } guard) return end;
            high = guard;
        }
    }

    /// <summary>The lowest byte of the highest guard gap that spoils a gap above <paramref name="end"/> and below <paramref name="high"/>.</summary>
    private ulong? GuardInTheWay(ulong length, ulong low, ulong high, ulong end)
    {
        for (int i = _growing.Count - 1; i >= 0 && _growing[i] > end; i--)
        {
            var area = FindContaining(_growing[i])!;
            var gapEnd = Math.Min(area.StartValue, high);
            var gapStart = Math.Max(Previous(area)?.EndValue ?? 0, low);
            if (gapEnd <= end) return null;
            var guard = VmAreaNode.GuardedStart(area, _guardBytes);
            if (gapStart < gapEnd && gapEnd - gapStart >= length && guard < gapEnd) return guard;
        }

        return null;
    }

    private ulong? HighestGuardedGapEnd(ulong length, ulong low, ulong high)
    {
        if (length == 0 || high < low || high - low < length) return null;
        var start = Math.Max(_root?.LastEnd ?? 0, low);
        if (start <= high && high - start >= length) return high;
        return _root?.HighestGapEnd(length, low, high, 0);
    }

    /// <summary>All areas, ascending.</summary>
    public IEnumerable<VmArea> All() => InRange(0, ulong.MaxValue);

    /// <summary>The areas that overlap [start, end), ascending. The tree may change between steps.</summary>
    public IEnumerable<VmArea> InRange(ulong start, ulong end)
    {
        for (var area = FindEndingAbove(start); area is not null && area.StartValue < end; area = FindEndingAbove(area.EndValue))
            yield return area;
    }

    /// <summary>
    /// The areas of two trees, each side ascending, without those in nodes that both trees have; an area that both have may be left. Null is a tree without areas.
    /// </summary>
    internal static (List<VmArea> Before, List<VmArea> After) NotShared(VmAreaTree? before, VmAreaTree? after)
    {
        var (left, right) = (new List<VmArea>(), new List<VmArea>());
        if (ReferenceEquals(before?._root, after?._root)) return (left, right);
        var (leftNodes, rightNodes) = (NodesOf(before?._root), NodesOf(after?._root));
        CollectWithout(before?._root, rightNodes, left);
        CollectWithout(after?._root, leftNodes, right);
        return (left, right);
    }

    private static HashSet<VmAreaNode> NodesOf(VmAreaNode? root)
    {
        var nodes = new HashSet<VmAreaNode>(ReferenceEqualityComparer.Instance);
        if (root is not null) Collect(root);
        return nodes;

        void Collect(VmAreaNode node)
        {
            nodes.Add(node);
            if (node is not VmAreaBranch branch) return;
            for (var i = 0; i < branch.Count; i++) Collect(branch.Child(i));
        }
    }

    private static void CollectWithout(VmAreaNode? node, HashSet<VmAreaNode> others, List<VmArea> areas)
    {
        if (node is null || others.Contains(node)) return;
        for (var i = 0; i < node.Count; i++)
        {
            if (node is VmAreaBranch branch) CollectWithout(branch.Child(i), others, areas);
            else areas.Add(((VmAreaLeaf)node).Area(i)!);
        }
    }

    /// <summary>What is wrong with the tree: order, overlaps, summaries that do not match what they summarise.</summary>
    public IReadOnlyList<string> Check()
    {
        var problems = new List<string>();
        ulong end = 0;
        var seen = _root?.Check(_guardBytes, problems, ref end) ?? 0;
        if (seen != Count) problems.Add($"the tree counts {Count} areas and holds {seen}");
        return problems;
    }
}

/// <summary>The two areas around a place.</summary>
/// <param name="Previous">The last area that ends at or below it.</param>
/// <param name="Next">The first area that ends above it; it may contain it.</param>
public readonly record struct VmAreaNeighbours(VmArea? Previous, VmArea? Next);
