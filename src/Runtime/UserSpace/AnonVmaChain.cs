namespace MemDsl.Runtime.UserSpace;

/// <summary>anon_vma_chain of an area: the anon_vmas its pages may belong to, the area's own first, the oldest ancestor last.
/// Immutable and shared between the pieces of a split area.</summary>
public sealed class AnonVmaChain
{
    public static readonly AnonVmaChain Empty = new([]);

    private readonly int[] _ids;

    internal AnonVmaChain(int[] ids) => _ids = ids;

    public int Count => _ids.Length;

    public ReadOnlySpan<int> Ids => _ids;

    /// <summary>This chain with a new own anon_vma in front.</summary>
    internal AnonVmaChain Prepend(int id)
    {
        var ids = new int[_ids.Length + 1];
        ids[0] = id;
        _ids.CopyTo(ids, 1);
        return new AnonVmaChain(ids);
    }
}
