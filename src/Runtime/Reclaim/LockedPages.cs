using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// Pages of locked areas (<c>mm/mlock.c</c>): they carry PG_mlocked and stand on the unevictable list, where reclaim does not look. They come there when
/// they are mapped or locked, or when reclaim meets them; they leave when the last locked area gives them up.
/// </summary>
public sealed class LockedPages
{
    private readonly Kernel _kernel;

    internal LockedPages(Kernel kernel) => _kernel = kernel;

    /// <summary>mlock_folio and mlock_new_folio: the page is of a locked area now.</summary>
    internal void Mlock(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Mlocked) != 0 || frame.Type != FrameType.InUse || (!frame.IsAnon && frame.Mapping == 0)) return;
        _kernel.VmStat.Count(VmEvent.UnevictablePgsMlocked);
        _kernel.VmStat.Add(ZoneKindOf(pfn), ZoneStat.Mlock, 1L << frame.Order);
        if ((frame.Flags & FrameFlags.Lru) == 0)
        {
            frame.Flags |= FrameFlags.Mlocked;
            return;
        }

        _kernel.VmStat.Count(VmEvent.UnevictablePgsCulled);
        _kernel.Lru.Change(pfn, FrameFlags.Active | FrameFlags.Referenced, FrameFlags.Mlocked | FrameFlags.Unevictable);
    }

    /// <summary>munlock_folio: a locked area gives the page up, which goes back to an inactive list unless another locked area maps it.</summary>
    internal void Munlock(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Mlocked) == 0 || IsInLockedArea(pfn)) return;
        _kernel.VmStat.Count(VmEvent.UnevictablePgsMunlocked);
        _kernel.VmStat.Add(ZoneKindOf(pfn), ZoneStat.Mlock, -(1L << frame.Order));
        if ((frame.Flags & FrameFlags.Unevictable) != 0) _kernel.VmStat.Count(VmEvent.UnevictablePgsRescued);
        _kernel.Lru.Change(pfn, FrameFlags.Mlocked | FrameFlags.Unevictable, FrameFlags.None);
    }

    /// <summary>The end of a page that was locked to the last (<c>__free_pages_prepare</c>).</summary>
    internal void Forget(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        _kernel.VmStat.Count(VmEvent.UnevictablePgsCleared);
        _kernel.VmStat.Add(ZoneKindOf(pfn), ZoneStat.Mlock, -(1L << frame.Order));
        _kernel.Lru.Remove(pfn);
        frame.Flags &= ~(FrameFlags.Mlocked | FrameFlags.Unevictable);
    }

    private bool IsInLockedArea(PageFrameNumber pfn)
    {
        foreach (var mapping in _kernel.Rmap.Find(pfn))
        {
            if (mapping.Area.Has(VmFlags.Locked)) return true;
        }

        return false;
    }

    private ZoneKind ZoneKindOf(PageFrameNumber pfn) => _kernel.Buddy.Zones[_kernel.Lru.ZoneOf(pfn.Value)].Kind;
}
