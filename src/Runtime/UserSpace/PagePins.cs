using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// The pages that a device works on for an address space (FOLL_PIN, <c>Documentation/core-api/pin_user_pages.rst</c>): which frame was pinned at which page,
/// in the order of pinning. A pin is to the frame: it holds even when the page is unmapped.
/// </summary>
internal sealed class PagePins
{
    private readonly SortedDictionary<ulong, List<uint>> _frames = [];

    /// <summary>MMF_HAS_PINNED: pages were pinned once, so that fork has to look.</summary>
    public bool HasPinned { get; private set; }

    /// <summary>Pins, in pages.</summary>
    public int Count { get; private set; }

    /// <summary>Every pin, ascending by page; a frame that is pinned twice comes twice.</summary>
    public IEnumerable<PageFrameNumber> Frames => _frames.Values.SelectMany(frames => frames).Select(pfn => new PageFrameNumber(pfn));

    public bool Has(VirtualAddress page) => _frames.ContainsKey(page.Value);

    public void Add(VirtualAddress page, PageFrameNumber pfn)
    {
        if (!_frames.TryGetValue(page.Value, out var frames)) _frames.Add(page.Value, frames = []);
        frames.Add(pfn.Value);
        HasPinned = true;
        Count++;
    }

    /// <summary>Takes the last pin of a page away; the frame that it was to.</summary>
    public PageFrameNumber Remove(VirtualAddress page)
    {
        var frames = _frames[page.Value];
        var pfn = new PageFrameNumber(frames[^1]);
        frames.RemoveAt(frames.Count - 1);
        if (frames.Count == 0) _frames.Remove(page.Value);
        Count--;
        return pfn;
    }

    public PagePins Copy()
    {
        var copy = new PagePins { HasPinned = HasPinned, Count = Count };
        foreach (var (page, frames) in _frames) copy._frames.Add(page, [.. frames]);
        return copy;
    }
}
