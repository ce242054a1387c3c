using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <summary>What reclaim makes of a page on an inactive list (<c>enum folio_references</c>).</summary>
internal enum ReferenceVerdict
{
    /// <summary>Not used: it goes.</summary>
    Reclaim,

    /// <summary>Used once through read or write: it goes if nothing has to be written for it.</summary>
    ReclaimClean,

    /// <summary>Used once: another round.</summary>
    Keep,

    /// <summary>Used again: to the active list.</summary>
    Activate,
}

/// <summary>Who used a page since it was last asked (<c>mm/rmap.c</c> folio_referenced), and what follows (<c>mm/vmscan.c</c> folio_check_references).</summary>
internal sealed class PageReferences
{
    private readonly Kernel _kernel;

    public PageReferences(Kernel kernel) => _kernel = kernel;

    /// <summary>The number of entries with A set, and the flags of their areas; VM_LOCKED alone if one of the areas is locked.</summary>
    public readonly record struct Found(int Entries, VmFlags Flags);

    /// <summary>
    /// folio_referenced: tests A in every entry that maps the page and clears it. Areas that are read in order or at random (MADV_SEQUENTIAL, MADV_RANDOM)
    /// have no say. A locked area ends the search: the page belongs on the unevictable list.
    /// </summary>
    public Found Look(PageFrameNumber pfn)
    {
        int entries = 0;
        var flags = VmFlags.None;
        uint pages = 1u << _kernel.Memory.Peek(pfn).Order;
        for (uint page = 0; page < pages; page++)
        {
            if (_kernel.Memory.Peek(pfn + page).MapCount == 0) continue;
            foreach (var mapping in _kernel.Rmap.Find(pfn + page))
            {
                if (mapping.Area.Has(VmFlags.Locked))
                {
                    _kernel.Reclaim.Locked.Mlock(pfn);
                    return new Found(0, VmFlags.Locked);
                }

                if (mapping.Area.Has(VmFlags.SeqRead | VmFlags.RandRead)) continue;
                if (!mapping.Mm.Tables.TestAndClearYoung(mapping.Address)) continue;
                entries++;
                flags |= mapping.Area.Flags & ~VmFlags.Locked;
            }
        }

        return new Found(entries, flags);
    }

    /// <summary>folio_check_references: the fate of an inactive page.</summary>
    public ReferenceVerdict Judge(PageFrameNumber pfn)
    {
        var found = Look(pfn);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        bool wasReferenced = (frame.Flags & FrameFlags.Referenced) != 0;
        bool isFile = (frame.Flags & FrameFlags.SwapBacked) == 0;
        frame.Flags &= ~FrameFlags.Referenced;
        if ((found.Flags & VmFlags.Locked) != 0) return ReferenceVerdict.Activate;
        if (found.Entries == 0) return wasReferenced && isFile ? ReferenceVerdict.ReclaimClean : ReferenceVerdict.Reclaim;

        // All mapped pages start out with A set by their first fault, so one reference is none; the next round tells.
        frame.Flags |= FrameFlags.Referenced;
        if (wasReferenced || found.Entries > 1) return ReferenceVerdict.Activate;
        return (found.Flags & VmFlags.Exec) != 0 && isFile ? ReferenceVerdict.Activate : ReferenceVerdict.Keep;
    }
}
