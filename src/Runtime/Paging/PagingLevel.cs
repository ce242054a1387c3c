namespace MemDsl.Runtime.Paging;

/// <summary>
/// One level of page tables: which bits of an address index its tables, and whether its entries may be large leaves.
/// </summary>
/// <param name="Name">Linux's name: pgd, p4d, pud, pmd, pte.</param>
/// <param name="Shift">Lowest address bit of the index; an entry covers 2^Shift bytes.</param>
/// <param name="IndexBits">A table has 2^IndexBits entries.</param>
/// <param name="MayBeLeaf">Whether bit 7 (PS) ends the walk here; at the last level every entry is a leaf anyway.</param>
public sealed record PagingLevel(string Name, int Shift, int IndexBits, bool MayBeLeaf)
{
    public int EntryCount => 1 << IndexBits;

    /// <summary>Bytes that one entry covers.</summary>
    public ulong EntrySpan => 1UL << Shift;

    /// <summary>Bytes that a whole table covers.</summary>
    public ulong TableSpan => 1UL << (Shift + IndexBits);

    public int IndexOf(ulong address) => (int)(address >> Shift) & (EntryCount - 1);
}
