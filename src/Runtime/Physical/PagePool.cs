namespace MemDsl.Runtime.Physical;

/// <summary>
/// Arrays of freed pages and patches, kept for the next page that is written: making an array costs more than clearing one, and the collector would carry
/// the young ones about. Bounded, so that a burst does not stay for ever.
/// </summary>
internal sealed class PagePool
{
    public const int WordsAPage = 512;
    private const int PageLimit = 4096;
    private const int PatchLimit = 65536;

    private readonly Stack<ulong[]> _pages = new();
    private readonly Stack<ulong[]> _patches = new();

    /// <summary>A page of zeros.</summary>
    public ulong[] TakeZeroed()
    {
        if (!_pages.TryPop(out var page)) return new ulong[WordsAPage];
        Array.Clear(page);
        return page;
    }

    /// <summary>A page with any contents, for someone who overwrites all of it.</summary>
    public ulong[] TakeDirty() => _pages.TryPop(out var page) ? page : GC.AllocateUninitializedArray<ulong>(WordsAPage);

    /// <summary>A patch of the small size without lines.</summary>
    public ulong[] TakePatch()
    {
        if (!_patches.TryPop(out var patch)) return new ulong[LinePatch.SmallLength];
        Array.Clear(patch);
        return patch;
    }

    /// <summary>A copy of a patch.</summary>
    public ulong[] TakeCopy(ulong[] patch)
    {
        if (patch.Length != LinePatch.SmallLength || !_patches.TryPop(out var copy)) copy = GC.AllocateUninitializedArray<ulong>(patch.Length);
        patch.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>Takes back a page or a patch that nobody else has.</summary>
    public void Give(ulong[] words)
    {
        if (words.Length == WordsAPage)
        {
            if (_pages.Count < PageLimit) _pages.Push(words);
        }
        else if (words.Length == LinePatch.SmallLength && _patches.Count < PatchLimit)
        {
            _patches.Push(words);
        }
    }
}
