using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Paging;

/// <summary>
/// Consecutive entries of one leaf table: those of pages <paramref name="Start"/>, +4 KiB, … (<paramref name="Count"/> of them). Work on
/// many pages goes run by run, which costs one look at the upper levels a table. Good until the table is freed.
/// <para>A run that <see cref="IsHuge"/> lies in one huge leaf: its entry is the one at <paramref name="First"/> of the table above the leaf tables.</para>
/// </summary>
public readonly record struct LeafRun(VirtualAddress Start, PageFrameNumber Table, int First, int Count, bool IsHuge = false)
{
    /// <summary>Where the huge leaf's entry stands.</summary>
    public EntryPlace HugePlace => new(Table, First);

    public VirtualAddress End => Start + ((ulong)Count << PageSize.Shift);

    public VirtualAddress AddressOf(int index) => Start + ((ulong)index << PageSize.Shift);
}
