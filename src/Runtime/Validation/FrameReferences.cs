using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Validation;

/// <summary>What was found to refer to one frame by walking everything that can.</summary>
internal struct FrameReferences
{
    /// <summary>Page-table entries that map it.</summary>
    public int Entries;

    /// <summary>Entries that let user mode write to it.</summary>
    public int WritableEntries;

    /// <summary>Of <see cref="Entries"/> of a huge page's head: huge ones.</summary>
    public int Huge;

    /// <summary>Places in page caches, 0 or 1.</summary>
    public int Cached;

    /// <summary>Places in the swap cache, 0 or 1.</summary>
    public int SwapCached;

    /// <summary>Pins.</summary>
    public int Pins;

    /// <summary>The file and page of the cache it is in.</summary>
    public (int File, ulong Index) CachedAs;
}

/// <summary>The references to all frames, gathered.</summary>
internal sealed class ReferenceMap
{
    private readonly Dictionary<PageFrameNumber, FrameReferences> _found = [];
    private readonly Dictionary<SwapEntry, int> _swap = [];

    public FrameReferences this[PageFrameNumber pfn] => _found.GetValueOrDefault(pfn);

    public IEnumerable<PageFrameNumber> Frames => _found.Keys.Order();

    /// <summary>The slots that something refers to.</summary>
    public IEnumerable<SwapEntry> SwapEntries => _swap.Keys.OrderBy(entry => entry.Value);

    /// <summary>Entries and places of files that refer to a slot.</summary>
    public int SwapUses(SwapEntry entry) => _swap.GetValueOrDefault(entry);

    public void AddSwap(SwapEntry entry) => _swap[entry] = SwapUses(entry) + 1;

    public void AddSwapCached(PageFrameNumber pfn)
    {
        var references = this[pfn];
        references.SwapCached++;
        _found[pfn] = references;
    }

    public void AddPin(PageFrameNumber pfn)
    {
        var references = this[pfn];
        references.Pins++;
        _found[pfn] = references;
    }

    public void AddEntry(PageFrameNumber pfn, bool writable)
    {
        var references = this[pfn];
        references.Entries++;
        if (writable) references.WritableEntries++;
        _found[pfn] = references;
    }

    public void AddHuge(PageFrameNumber head)
    {
        var references = this[head];
        references.Huge++;
        _found[head] = references;
    }

    public void AddCached(PageFrameNumber pfn, int file, ulong index)
    {
        var references = this[pfn];
        references.Cached++;
        references.CachedAs = (file, index);
        _found[pfn] = references;
    }
}
