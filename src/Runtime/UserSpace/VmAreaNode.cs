using System.Runtime.CompilerServices;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>A node of <see cref="VmAreaTree"/>. Entries are ordered; what lies below a node is summed up as the guarded start of its
/// first area, the end of its last, and the largest gap between two of its areas.</summary>
internal abstract class VmAreaNode(Owner owner)
{
    internal const int Capacity = 32;

    /// <summary>A node with fewer entries is joined with a neighbour where both fit well below the capacity.</summary>
    protected const int Sparse = 10;

    protected const int JoinLimit = 26;

    /// <summary>Who may write to the node.</summary>
    internal Owner Owner { get; } = owner;

    internal int Count;

    /// <summary>The ends of the entries' last areas.</summary>
    internal Words Ends;

    /// <summary>The guarded starts of the entries' first areas.</summary>
    internal Words Starts;

    /// <summary>The largest gap between two areas below this node.</summary>
    internal ulong MaxGap;

    internal ulong FirstStart => Starts[0];

    internal ulong LastEnd => Ends[Count - 1];

    internal abstract VmAreaNode OwnedBy(Owner owner);

    /// <summary>Inserts below this owned node; the new right half if it had to split.</summary>
    internal abstract VmAreaNode? Insert(VmArea area, ulong guard, Owner owner);

    internal abstract void Remove(VmArea area, Owner owner);

    internal abstract void Replace(VmArea old, VmArea area, ulong guard, Owner owner);

    internal abstract VmArea LastArea();

    internal abstract ulong? LowestGap(ulong length, ulong low, ulong high, ulong previousEnd);

    internal abstract ulong? HighestGapEnd(ulong length, ulong low, ulong high, ulong previousEnd);

    internal abstract int Check(ulong guard, List<string> problems, ref ulong previousEnd);

    /// <summary>Moves all entries of the right neighbour, of the same kind, behind the own ones.</summary>
    internal abstract void Absorb(VmAreaNode right);

    /// <summary>The index of the first entry that ends above the address; Count if none does.</summary>
    internal int FirstEndAbove(ulong address)
    {
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Ends[middle] > address) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    internal static ulong GuardedStart(VmArea area, ulong guard)
    {
        if ((area.Flags & VmFlags.GrowsDown) == 0) return area.StartValue;
        return area.StartValue > guard ? area.StartValue - guard : 0;
    }

    /// <summary>Bytes between an end and a guarded start, 0 when they overlap.</summary>
    protected static ulong Gap(ulong end, ulong start) => start > end ? start - end : 0;

    /// <summary>Whether [start, end), cut to [low, high), holds length bytes.</summary>
    protected static bool Holds(ulong start, ulong end, ulong length, ulong low, ulong high)
    {
        if (start < low) start = low;
        if (end > high) end = high;
        return end > start && end - start >= length;
    }

    protected void CopySpansTo(VmAreaNode other)
    {
        other.Count = Count;
        other.Ends = Ends;
        other.Starts = Starts;
        other.MaxGap = MaxGap;
    }

    /// <summary>Opens or closes room in the two columns that both kinds of node have.</summary>
    protected void ShiftSpans(int from, int to)
    {
        var moved = Count - from;
        ((Span<ulong>)Ends).Slice(from, moved).CopyTo(((Span<ulong>)Ends)[to..]);
        ((Span<ulong>)Starts).Slice(from, moved).CopyTo(((Span<ulong>)Starts)[to..]);
    }

    [InlineArray(Capacity)]
    internal struct Words
    {
        private ulong _first;
    }
}
