using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>A node of <see cref="VmAreaTree"/>. Entries are ordered; what lies below a node is summed up as the guarded start of its
/// first area, the end of its last, and the largest gap between two of its areas. Columns are as long as four-lane vectors want them: all
/// entries are looked at in a few steps without a branch, and those that are not used are zero.</summary>
internal abstract class VmAreaNode(Owner owner)
{
    internal const int Capacity = 32;

    /// <summary>A node with fewer entries is joined with a neighbour where both fit well below the capacity.</summary>
    protected const int Sparse = 10;

    protected const int JoinLimit = 26;

    /// <summary>Entries that one vector holds.</summary>
    protected const int Lanes = 4;

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
        var wanted = Vector256.Create(address);
        var above = 0u;
        for (var i = 0; i < Count; i += Lanes) above |= Vector256.GreaterThan(Load(in Ends, i), wanted).ExtractMostSignificantBits() << i;
        return above == 0 ? Count : BitOperations.TrailingZeroCount(above);
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

    /// <summary>The entries, as bits, in front of which a gap of at least length bytes lies; the first entry is never among them.</summary>
    protected uint EntriesAfterGap(ulong length)
    {
        var wanted = Vector256.Create((long)length);
        var found = 0u;
        for (var i = 1; i < Count; i = NextAfter(i)) found |= Vector256.GreaterThanOrEqual(GapsBefore(i), wanted).ExtractMostSignificantBits() << i;
        return found;
    }

    /// <summary>The largest gap between two neighbouring entries.</summary>
    protected ulong LargestBetween()
    {
        var largest = Vector256<long>.Zero;
        for (var i = 1; i < Count; i = NextAfter(i)) largest = Vector256.Max(largest, GapsBefore(i));
        return Largest(largest.AsUInt64());
    }

    protected static ulong Largest(Vector256<ulong> of) => Math.Max(Math.Max(of[0], of[1]), Math.Max(of[2], of[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static Vector256<ulong> Load(ref readonly Words column, int index) =>
        Vector256.LoadUnsafe(ref Unsafe.As<Words, ulong>(ref Unsafe.AsRef(in column)), (nuint)index);

    /// <summary>Zeroes entries that are no longer used.</summary>
    protected void ClearSpans(int from, int to)
    {
        for (var i = from; i < to; i++) Ends[i] = Starts[i] = 0;
    }

    // Bytes from the end of an entry's neighbour to its start, for four entries; below zero where they overlap, and for entries not used.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<long> GapsBefore(int index) => (Load(in Starts, index) - Load(in Ends, index - 1)).AsInt64();

    // 1, 5, … 25, and then 28, as the last four entries end at the capacity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NextAfter(int index) => index == Capacity - Lanes ? Capacity : Math.Min(index + Lanes, Capacity - Lanes);

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
