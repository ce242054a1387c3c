using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// rmap_walk (<c>mm/rmap.c</c>): from a page to the entries that map it. A page of a file is looked for in the areas that map the file; an anonymous
/// one in the areas whose chain has its anon_vma. No list of mappings is kept: an area that could map the page says at which address, and the
/// entry there says whether it does.
/// </summary>
public sealed class ReverseMapping
{
    private readonly Kernel _kernel;
    private readonly List<PageMapping> _found = [];

    // Where pages of an anon_vma were found last: a first guess, which saves the search and changes no result.
    private readonly Dictionary<uint, (int Mm, ulong Offset)> _guesses = [];

    internal ReverseMapping(Kernel kernel) => _kernel = kernel;

    /// <summary>
    /// The mappings of a page, ascending by address space and address. Empty for a page that is not mapped or that the kernel's own areas map.
    /// </summary>
    public IReadOnlyList<PageMapping> MappingsOf(PageFrameNumber pfn) => [.. Find(pfn)];

    /// <summary>The same in a list that is good until the next call.</summary>
    internal List<PageMapping> Find(PageFrameNumber pfn)
    {
        _found.Clear();
        var frame = _kernel.Memory.Peek(pfn);
        if (frame.MapCount == 0 || frame.Mapping == 0) return _found;
        if (frame.IsAnon) FindAnonymous(pfn, in frame);
        else FindFile(pfn, in frame);
        return _found;
    }

    /// <summary>rmap_walk_anon: an address space maps an anonymous page at one place at most.</summary>
    private void FindAnonymous(PageFrameNumber pfn, in Frame frame)
    {
        if (frame.MapCount == 1 && _guesses.TryGetValue(frame.Mapping, out var guess) && _kernel.Mms.TryGet(guess.Mm, out var likely)
            && Maps(likely, new VirtualAddress((frame.Index << PageSize.Shift) + guess.Offset), pfn, in frame))
        {
            return;
        }

        foreach (var mm in _kernel.Mms.All)
        {
            if (FindIn(mm, pfn, in frame) && _found.Count == frame.MapCount) return;
        }
    }

    private bool FindIn(MmStruct mm, PageFrameNumber pfn, in Frame frame)
    {
        // Private anonymous memory that never moved has its page number as offset.
        if (Maps(mm, new VirtualAddress(frame.Index << PageSize.Shift), pfn, in frame)) return true;
        foreach (var area in mm.Areas.All())
        {
            if (frame.Index < area.PageOffset || frame.Index - area.PageOffset >= area.Pages) continue;
            if (Maps(mm, area.Start + ((frame.Index - area.PageOffset) << PageSize.Shift), pfn, in frame)) return true;
        }

        return false;
    }

    private bool Maps(MmStruct mm, VirtualAddress address, PageFrameNumber pfn, in Frame frame)
    {
        if (address.Value >= mm.TaskSize || mm.Areas.FindContaining(address.Value) is not { } area) return false;
        if (area.PageOffsetAt(address.Value) != frame.Index || !area.Chain.Ids.Contains((int)frame.Mapping)) return false;
        if (!IsMapped(mm, address, pfn)) return false;
        _found.Add(new PageMapping(mm, area, address));
        _guesses[frame.Mapping] = (mm.Id, address.Value - (frame.Index << PageSize.Shift));
        return true;
    }

    /// <summary>rmap_walk_file: every area of the file that shows the page, which may be several of one address space.</summary>
    private void FindFile(PageFrameNumber pfn, in Frame frame)
    {
        var file = _kernel.Files[new FileId((int)frame.Mapping)];
        foreach (var (mm, area) in file.MappedAreas())
        {
            var range = MemoryFile.AddressesOf(area, frame.Index, frame.Index + 1);
            if (range.IsEmpty || !IsMapped(mm, range.Start, pfn)) continue;
            _found.Add(new PageMapping(mm, area, range.Start));
            if (_found.Count == frame.MapCount) return;
        }
    }

    private static bool IsMapped(MmStruct mm, VirtualAddress address, PageFrameNumber pfn)
    {
        var entry = mm.Tables.Raw.Read(address);
        return entry.HasFrame && !entry.IsSpecial && entry.Frame == pfn;
    }
}
