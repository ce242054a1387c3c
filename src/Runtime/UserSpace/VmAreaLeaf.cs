using System.Numerics;
using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>A leaf of <see cref="VmAreaTree"/>: the areas themselves.</summary>
internal sealed class VmAreaLeaf(Owner owner) : VmAreaNode(owner)
{
    private References _areas;

    internal VmArea Area(int index) => _areas[index]!;

    internal override VmArea LastArea() => _areas[Count - 1]!;

    internal override VmAreaNode OwnedBy(Owner owner)
    {
        if (ReferenceEquals(owner, Owner)) return this;
        var copy = new VmAreaLeaf(owner) { _areas = _areas };
        CopySpansTo(copy);
        return copy;
    }

    internal override VmAreaNode? Insert(VmArea area, ulong guard, Owner owner)
    {
        var index = FirstEndAbove(area.StartValue);
        if (Count == Capacity)
        {
            // Append-only growth leaves full leaves behind; elsewhere the halves share the room.
            var right = SplitAt(index == Capacity ? Capacity - 2 : Capacity / 2, owner);
            if (index > Count) right.InsertAt(index - Count, area, guard);
            else InsertAt(index, area, guard);
            return right;
        }
        InsertAt(index, area, guard);
        return null;
    }

    internal override void Remove(VmArea area, Owner owner)
    {
        var index = IndexOf(area);
        var before = LargestAround(index);
        ShiftSpans(index + 1, index);
        Span<VmArea?> areas = _areas;
        areas[(index + 1)..Count].CopyTo(areas[index..]);
        areas[--Count] = null;
        ClearSpans(Count, Count + 1);
        // Without the area the gap may even be smaller: the guard gap of a growing area above then reaches down further.
        var after = index > 0 && index < Count ? Gap(Ends[index - 1], Starts[index]) : 0;
        if (after >= MaxGap) MaxGap = after;
        else if (before == MaxGap) Summarise();
    }

    internal override void Replace(VmArea old, VmArea area, ulong guard, Owner owner)
    {
        var index = IndexOf(old);
        var before = LargestAround(index);
        _areas[index] = area;
        Starts[index] = GuardedStart(area, guard);
        Ends[index] = area.EndValue;
        Resummarise(index, before);
    }

    internal override void Absorb(VmAreaNode right)
    {
        var other = (VmAreaLeaf)right;
        for (var i = 0; i < other.Count; i++)
        {
            _areas[Count + i] = other._areas[i];
            Starts[Count + i] = other.Starts[i];
            Ends[Count + i] = other.Ends[i];
        }
        Count += other.Count;
        Summarise();
    }

    internal override ulong? LowestGap(ulong length, ulong low, ulong high, ulong previousEnd)
    {
        for (var worth = EntriesAfterGap(length) | 1; worth != 0; worth &= worth - 1)
        {
            var i = BitOperations.TrailingZeroCount(worth);
            if (i > 0) previousEnd = Ends[i - 1];
            if (previousEnd >= high) return null;
            if (Holds(previousEnd, Starts[i], length, low, high)) return Math.Max(previousEnd, low);
        }
        return null;
    }

    internal override ulong? HighestGapEnd(ulong length, ulong low, ulong high, ulong previousEnd)
    {
        for (var worth = EntriesAfterGap(length) | 1; worth != 0;)
        {
            var i = BitOperations.Log2(worth);
            worth ^= 1u << i;
            if (Ends[i] <= low) return null;
            var start = i > 0 ? Ends[i - 1] : previousEnd;
            if (Holds(start, Starts[i], length, low, high)) return Math.Min(Starts[i], high);
        }
        return null;
    }

    internal override int Check(ulong guard, List<string> problems, ref ulong previousEnd)
    {
        var gap = MaxGap;
        Summarise();
        if (gap != MaxGap) problems.Add($"a leaf at {Starts[0]:x} says its largest gap is {gap:x}, it is {MaxGap:x}");
        for (var i = 0; i < Count; i++)
        {
            var area = _areas[i]!;
            if (area.StartValue < previousEnd) problems.Add($"{area} overlaps the area that ends at {previousEnd:x}");
            if (area.EndValue <= area.StartValue) problems.Add($"{area} is empty");
            if (((area.StartValue | area.EndValue) & PageSize.OffsetMask) != 0) problems.Add($"{area} is not page-aligned");
            if (Ends[i] != area.EndValue || Starts[i] != GuardedStart(area, guard)) problems.Add($"{area} is filed under other bounds");
            previousEnd = area.EndValue;
        }
        return Count;
    }

    private int IndexOf(VmArea area)
    {
        var index = FirstEndAbove(area.StartValue);
        if (index == Count || !ReferenceEquals(_areas[index], area)) throw new InvalidOperationException($"{area} is not in the tree");
        return index;
    }

    private void InsertAt(int index, VmArea area, ulong guard)
    {
        var before = index > 0 && index < Count ? Gap(Ends[index - 1], Starts[index]) : 0;
        ShiftSpans(index, index + 1);
        Span<VmArea?> areas = _areas;
        areas[index..Count].CopyTo(areas[(index + 1)..]);
        areas[index] = area;
        Starts[index] = GuardedStart(area, guard);
        Ends[index] = area.EndValue;
        Count++;
        Resummarise(index, before);
    }

    private VmAreaLeaf SplitAt(int index, Owner owner)
    {
        var right = new VmAreaLeaf(owner) { Count = Count - index };
        for (var i = index; i < Count; i++)
        {
            right._areas[i - index] = _areas[i];
            right.Starts[i - index] = Starts[i];
            right.Ends[i - index] = Ends[i];
            _areas[i] = null;
        }
        ClearSpans(index, Count);
        Count = index;
        Summarise();
        right.Summarise();
        return right;
    }

    /// <summary>The larger of the gaps on both sides of an area, as far as they lie in this leaf.</summary>
    private ulong LargestAround(int index)
    {
        var below = index > 0 ? Gap(Ends[index - 1], Starts[index]) : 0;
        return index + 1 < Count ? Math.Max(below, Gap(Ends[index], Starts[index + 1])) : below;
    }

    /// <summary>Brings the largest gap up to date after a change of one area; all are looked at only if the largest was there and shrank.</summary>
    private void Resummarise(int index, ulong before)
    {
        var after = LargestAround(index);
        if (after >= MaxGap) MaxGap = after;
        else if (before == MaxGap) Summarise();
    }

    private void Summarise() => MaxGap = LargestBetween();

    [InlineArray(Capacity)]
    private struct References
    {
        private VmArea? _first;
    }
}
