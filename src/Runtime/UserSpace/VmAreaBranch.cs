using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>An inner node of <see cref="VmAreaTree"/>: nodes below, with their summaries kept beside them.</summary>
internal sealed class VmAreaBranch(Owner owner) : VmAreaNode(owner)
{
    private References _children;
    private Words _gaps;

    internal static VmAreaBranch Over(VmAreaNode left, VmAreaNode right, Owner owner)
    {
        var branch = new VmAreaBranch(owner) { Count = 2 };
        branch.Set(0, left);
        branch.Set(1, right);
        branch.Summarise();
        return branch;
    }

    internal VmAreaNode Child(int index) => _children[index]!;

    internal override VmArea LastArea() => _children[Count - 1]!.LastArea();

    internal override VmAreaNode OwnedBy(Owner owner)
    {
        if (ReferenceEquals(owner, Owner)) return this;
        var copy = new VmAreaBranch(owner) { _children = _children, _gaps = _gaps };
        CopySpansTo(copy);
        return copy;
    }

    internal override VmAreaNode? Insert(VmArea area, ulong guard, Owner owner)
    {
        var index = Math.Min(FirstEndAbove(area.StartValue), Count - 1);
        var child = OwnedChild(index, owner);
        var before = LargestAround(index);
        var split = child.Insert(area, guard, owner);
        Set(index, child);
        if (split is null)
        {
            Resummarise(index, before);
            return null;
        }
        if (Count < Capacity)
        {
            InsertAt(index + 1, split);
            return null;
        }
        var right = SplitAt(index == Capacity - 1 ? Capacity - 2 : Capacity / 2, owner);
        if (index >= Count) right.InsertAt(index + 1 - Count, split);
        else InsertAt(index + 1, split);
        return right;
    }

    internal override void Remove(VmArea area, Owner owner)
    {
        var index = ChildOf(area);
        var child = OwnedChild(index, owner);
        var before = LargestAround(index);
        child.Remove(area, owner);
        if (child.Count == 0)
        {
            RemoveAt(index);
            return;
        }
        Set(index, child);
        if (child.Count >= Sparse || !Join(index, owner)) Resummarise(index, before);
    }

    internal override void Replace(VmArea old, VmArea area, ulong guard, Owner owner)
    {
        var index = ChildOf(old);
        var child = OwnedChild(index, owner);
        var before = LargestAround(index);
        child.Replace(old, area, guard, owner);
        Set(index, child);
        Resummarise(index, before);
    }

    internal override void Absorb(VmAreaNode right)
    {
        var other = (VmAreaBranch)right;
        for (var i = 0; i < other.Count; i++) Set(Count + i, other._children[i]!);
        Count += other.Count;
        Summarise();
    }

    internal override ulong? LowestGap(ulong length, ulong low, ulong high, ulong previousEnd)
    {
        for (var worth = EntriesWithGap(length); worth != 0; worth &= worth - 1)
        {
            var i = BitOperations.TrailingZeroCount(worth);
            if (i > 0) previousEnd = Ends[i - 1];
            if (previousEnd >= high) return null;
            if (Ends[i] > low && _children[i]!.LowestGap(length, low, high, previousEnd) is { } found) return found;
        }
        return null;
    }

    internal override ulong? HighestGapEnd(ulong length, ulong low, ulong high, ulong previousEnd)
    {
        for (var worth = EntriesWithGap(length); worth != 0;)
        {
            var i = BitOperations.Log2(worth);
            worth ^= 1u << i;
            if (Ends[i] <= low) return null;
            var before = i > 0 ? Ends[i - 1] : previousEnd;
            if (before < high && _children[i]!.HighestGapEnd(length, low, high, before) is { } found) return found;
        }
        return null;
    }

    internal override int Check(ulong guard, List<string> problems, ref ulong previousEnd)
    {
        var (gap, seen) = (MaxGap, 0);
        for (var i = 0; i < Count; i++)
        {
            var child = _children[i]!;
            seen += child.Check(guard, problems, ref previousEnd);
            if (child.Count == 0) problems.Add("an empty node stands in the tree");
            else if (Starts[i] != child.FirstStart || Ends[i] != child.LastEnd || _gaps[i] != child.MaxGap)
                problems.Add($"a branch has stale bounds or gap for its node at {child.FirstStart:x}");
        }
        Summarise();
        if (gap != MaxGap) problems.Add($"a branch at {Starts[0]:x} says its largest gap is {gap:x}, it is {MaxGap:x}");
        return seen;
    }

    private int ChildOf(VmArea area)
    {
        var index = FirstEndAbove(area.StartValue);
        return index < Count ? index : throw new InvalidOperationException($"{area} is not in the tree");
    }

    private VmAreaNode OwnedChild(int index, Owner owner)
    {
        var child = _children[index]!.OwnedBy(owner);
        _children[index] = child;
        return child;
    }

    /// <summary>Joins a sparse node with a neighbour if both fit into one.</summary>
    private bool Join(int index, Owner owner)
    {
        var left = index > 0 && Child(index - 1).Count + Child(index).Count <= JoinLimit ? index - 1
            : index + 1 < Count && Child(index).Count + Child(index + 1).Count <= JoinLimit ? index
            : -1;
        if (left < 0) return false;
        var target = OwnedChild(left, owner);
        target.Absorb(Child(left + 1));
        Set(left, target);
        RemoveAt(left + 1);
        return true;
    }

    /// <summary>The largest of the gaps that a change of one entry can touch.</summary>
    private ulong LargestAround(int index)
    {
        var largest = _gaps[index];
        if (index > 0) largest = Math.Max(largest, Gap(Ends[index - 1], Starts[index]));
        return index + 1 < Count ? Math.Max(largest, Gap(Ends[index], Starts[index + 1])) : largest;
    }

    /// <summary>Brings the largest gap up to date after a change of one entry; all entries are looked at only if the largest was there and shrank.</summary>
    private void Resummarise(int index, ulong before)
    {
        var after = LargestAround(index);
        if (after >= MaxGap) MaxGap = after;
        else if (before == MaxGap) Summarise();
    }

    private void Set(int index, VmAreaNode child)
    {
        _children[index] = child;
        Starts[index] = child.FirstStart;
        Ends[index] = child.LastEnd;
        _gaps[index] = child.MaxGap;
    }

    private void InsertAt(int index, VmAreaNode child)
    {
        ShiftSpans(index, index + 1);
        Span<VmAreaNode?> children = _children;
        children[index..Count].CopyTo(children[(index + 1)..]);
        Span<ulong> gaps = _gaps;
        gaps[index..Count].CopyTo(gaps[(index + 1)..]);
        Count++;
        Set(index, child);
        Summarise();
    }

    private void RemoveAt(int index)
    {
        ShiftSpans(index + 1, index);
        Span<VmAreaNode?> children = _children;
        children[(index + 1)..Count].CopyTo(children[index..]);
        Span<ulong> gaps = _gaps;
        gaps[(index + 1)..Count].CopyTo(gaps[index..]);
        children[--Count] = null;
        gaps[Count] = 0;
        ClearSpans(Count, Count + 1);
        Summarise();
    }

    private VmAreaBranch SplitAt(int index, Owner owner)
    {
        var right = new VmAreaBranch(owner);
        for (var i = index; i < Count; i++)
        {
            right.Set(i - index, _children[i]!);
            _children[i] = null;
        }
        right.Count = Count - index;
        ClearSpans(index, Count);
        Count = index;
        ((Span<ulong>)_gaps)[index..].Clear();
        Summarise();
        right.Summarise();
        return right;
    }

    private void Summarise()
    {
        var largest = Vector256<ulong>.Zero;
        for (var i = 0; i < Count; i += Lanes) largest = Vector256.Max(largest, Load(in _gaps, i));
        MaxGap = Math.Max(LargestBetween(), Largest(largest));
    }

    /// <summary>The entries, as bits, that have a gap of at least length bytes in them or in front of them, and the first, before which there may be one.</summary>
    private uint EntriesWithGap(ulong length)
    {
        var wanted = Vector256.Create(length);
        var found = EntriesAfterGap(length) | 1;
        for (var i = 0; i < Count; i += Lanes) found |= Vector256.GreaterThanOrEqual(Load(in _gaps, i), wanted).ExtractMostSignificantBits() << i;
        return found;
    }

    [InlineArray(Capacity)]
    private struct References
    {
        private VmAreaNode? _first;
    }
}
