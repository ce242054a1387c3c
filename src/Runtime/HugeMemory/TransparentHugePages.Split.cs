using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.HugeMemory;

/// <content>Taking a huge page apart for good (<c>mm/huge_memory.c</c> __folio_split).</content>
public sealed partial class TransparentHugePages
{
    private const FrameFlags Inherited = FrameFlags.Anon | FrameFlags.Referenced | FrameFlags.SwapBacked | FrameFlags.Mlocked | FrameFlags.UpToDate
        | FrameFlags.Active | FrameFlags.Workingset | FrameFlags.Unevictable | FrameFlags.Dirty;

    /// <summary>
    /// split_folio: every entry becomes a small one, and every page one of its own. Pages that no one maps are freed; pages of nothing but zeros are
    /// given up for the zero page, unless their area is locked (try_to_map_unused_to_zeropage). False when someone else holds the page.
    /// </summary>
    internal bool TrySplit(PageFrameNumber pfn)
    {
        var head = LargeFolio.HeadOf(_kernel.Memory, pfn);
        if (!_kernel.Memory.Peek(head).IsCompound) return true;
        var folio = new LargeFolio(_kernel.Memory, head);
        if (!folio.Head.IsAnon || folio.Head.RefCount != folio.LargeMapCount)
        {
            _kernel.VmStat.Count(VmEvent.ThpSplitPageFailed);
            return false;
        }

        // Held until its pages are on their own, and no news that parts of it are mapped by no one.
        folio.Head.RefCount++;
        folio.IsPartiallyMapped = true;
        SplitEntries(head);
        for (var i = 0u; i < LargeFolio.Pages; i++) GiveUpZeros(head + i);
        var freed = 0UL;
        for (var i = 0; i < LargeFolio.Pages; i++)
        {
            if (folio[i].MapCount == 0) freed++;
        }

        var scope = _kernel.Events.Begin(EventKind.FolioSplit, head.Value, freed);
        Undefer(head);
        bool wasOnList = (folio.Head.Flags & FrameFlags.Lru) != 0;
        _kernel.Lru.Remove(head);
        Separate(head);
        if (wasOnList) PutOnList(head);
        for (var i = 0u; i < LargeFolio.Pages; i++)
        {
            if (_kernel.Memory.Peek(head + i).RefCount == 0) _kernel.Buddy.Free(head + i, 0);
        }

        _kernel.Events.End(scope);
        _kernel.VmStat.Count(VmEvent.ThpSplitPage);
        return true;
    }

    /// <summary>unmap_folio: all huge entries become small ones, and what they know of stores goes to the head.</summary>
    private void SplitEntries(PageFrameNumber head)
    {
        while (new LargeFolio(_kernel.Memory, head).EntireMapCount > 0)
        {
            var mapping = _kernel.Rmap.MappingsOf(head).First(mapping => mapping.Mm.Tables.TryFindHuge(mapping.Address, out _));
            mapping.Mm.Tables.SplitHuge(mapping.Address);
        }

        for (var i = 0u; i < LargeFolio.Pages; i++)
        {
            if (_kernel.Memory.Peek(head + i).MapCount == 0) continue;
            foreach (var mapping in _kernel.Rmap.MappingsOf(head + i))
            {
                if (mapping.Mm.Tables.Raw.Read(mapping.Address).IsDirty) _kernel.Memory.Frame(head).Flags |= FrameFlags.Dirty;
            }
        }
    }

    private void GiveUpZeros(PageFrameNumber pfn)
    {
        if (_kernel.Memory.Peek(pfn).MapCount == 0 || !IsZero(pfn)) return;
        foreach (var mapping in _kernel.Rmap.MappingsOf(pfn).ToArray())
        {
            if (!mapping.Area.Has(VmFlags.Locked)) mapping.Mm.Tables.ReplaceByZeroPage(mapping.Address, mapping.Area);
        }
    }

    private bool IsZero(PageFrameNumber pfn) =>
        !_kernel.Memory.HasContents(pfn) || _kernel.Memory.ReadContents(pfn).IndexOfAnyExcept(0UL) < 0;

    /// <summary>__split_folio_to_order: each page with the head's flags, and as many references as entries.</summary>
    private void Separate(PageFrameNumber head)
    {
        var folio = new LargeFolio(_kernel.Memory, head);
        var common = folio.Head.Flags & Inherited;
        for (var i = 0; i < LargeFolio.Pages; i++)
        {
            ref var page = ref folio[i];
            page.Flags = page.MapCount == 0 ? FrameFlags.None : common | (page.Flags & FrameFlags.AnonExclusive);
            page.Order = 0;
            page.RefCount = page.MapCount;
            (page.Next, page.Previous) = (0, 0);
            if (page.MapCount == 0) (page.Mapping, page.Index) = (0, 0);
        }
    }

    /// <summary>lru_add_split_folio: the head is the first that reclaim will look at, then the last tail.</summary>
    private void PutOnList(PageFrameNumber head)
    {
        if (_kernel.Memory.Peek(head).RefCount != 0) _kernel.Lru.Add(head);
        for (var i = (uint)LargeFolio.Pages - 1; i > 0; i--)
        {
            if (_kernel.Memory.Peek(head + i).RefCount != 0) _kernel.Lru.Add(head + i);
        }
    }
}
