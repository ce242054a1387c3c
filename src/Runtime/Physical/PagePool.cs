namespace MemDsl.Runtime.Physical;

/// <summary>Arrays of freed pages, kept for the next page that is written. Bounded, so that a burst does not stay for ever.</summary>
internal sealed class PagePool
{
    public const int WordsAPage = 512;
    private const int Limit = 4096;

    private readonly Stack<ulong[]> _arrays = new();

    /// <summary>A page of zeros.</summary>
    public ulong[] TakeZeroed()
    {
        if (!_arrays.TryPop(out var page)) return new ulong[WordsAPage];
        Array.Clear(page);
        return page;
    }

    /// <summary>A page with any contents, for someone who overwrites all of it.</summary>
    public ulong[] TakeDirty() => _arrays.TryPop(out var page) ? page : GC.AllocateUninitializedArray<ulong>(WordsAPage);

    public void Give(ulong[] page)
    {
        if (_arrays.Count < Limit) _arrays.Push(page);
    }
}
