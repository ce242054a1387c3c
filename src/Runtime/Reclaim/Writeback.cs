using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.Reclaim;

/// <summary>
/// Dirty pages of files and the flusher that writes them (<c>mm/page-writeback.c</c>, <c>fs/fs-writeback.c</c>). It runs when the dirty pages pass the
/// background limit, when reclaim finds nothing but dirty pages, and at each tick, which stands for the five seconds of vm.dirty_writeback_centisecs:
/// files that have been dirty for thirty are then written whatever the limit. A write ends at once.
/// </summary>
public sealed class Writeback
{
    /// <summary>vm.dirty_expire_centisecs in units of vm.dirty_writeback_centisecs.</summary>
    private const long TicksToExpire = 6;

    private readonly Kernel _kernel;
    private long _lastDirtied;

    internal Writeback(Kernel kernel) => _kernel = kernel;

    /// <summary>Ticks since boot; one is five seconds.</summary>
    public long Ticks { get; private set; }

    /// <summary>Dirty pages of files on disk (NR_FILE_DIRTY).</summary>
    public ulong DirtyPages => (ulong)_kernel.VmStat[NodeStat.Dirty];

    /// <summary>Whether the limit was passed in the middle of an operation, so that the flusher runs when it ends.</summary>
    internal bool IsWanted { get; private set; }

    /// <summary>folio_mark_dirty.</summary>
    internal void MarkDirty(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Dirty) != 0) return;
        frame.Flags = (frame.Flags & ~FrameFlags.Reclaim) | FrameFlags.Dirty;
        if (!IsCounted(in frame)) return;
        Count(pfn, 1);
        _kernel.VmStat.Add(NodeStat.Dirtied);
        var file = FileOf(in frame);
        if (file.DirtyPages++ == 0) (file.DirtiedAt, file.DirtiedOrder) = (Ticks, ++_lastDirtied);
        if (!IsWanted && DirtyPages > DirtyLimits.Of(_kernel).Background) IsWanted = true;
    }

    /// <summary>folio_clear_dirty_for_io, or folio_cancel_dirty for a page that is dropped.</summary>
    internal void ClearDirty(PageFrameNumber pfn, bool isWritten)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Dirty) == 0) return;
        frame.Flags &= ~FrameFlags.Dirty;
        if (!IsCounted(in frame)) return;
        Count(pfn, -1);
        FileOf(in frame).DirtyPages--;
        if (!isWritten) return;
        _kernel.VmStat.Add(NodeStat.Written);
        _kernel.VmStat.Count(VmEvent.PgPgOut, (long)(PageSize.Bytes >> 10));
        if ((frame.Flags & FrameFlags.Reclaim) != 0) Rotate(pfn);
    }

    /// <summary>wakeup_flusher_threads: reclaim met only dirty pages, and all of them are written.</summary>
    internal void WakeFlusher() => Flush(0, all: true);

    /// <summary>A point where nothing is held: the flusher writes down to the background limit if that was passed.</summary>
    internal void RunWanted()
    {
        if (!IsWanted) return;
        IsWanted = false;
        ulong background = DirtyLimits.Of(_kernel).Background;
        if (DirtyPages > background) Flush(background, all: true);
    }

    /// <summary>Five seconds more: what has been dirty for thirty is written, and what is above the limit.</summary>
    internal void Tick()
    {
        Ticks++;
        Flush(0, all: false);
        IsWanted = DirtyPages > DirtyLimits.Of(_kernel).Background;
        RunWanted();
    }

    internal Writeback CloneFor(Kernel kernel) => new(kernel) { Ticks = Ticks, _lastDirtied = _lastDirtied, IsWanted = IsWanted };

    /// <summary>wb_writeback: file by file, the one that became dirty first; all its dirty pages, or until few enough are left.</summary>
    private void Flush(ulong until, bool all)
    {
        while (DirtyPages > until && Oldest() is { } file && (all || Ticks - file.DirtiedAt >= TicksToExpire))
        {
            ulong before = DirtyPages;
            var scope = _kernel.Events.Begin(EventKind.WriteBack, (ulong)file.Id.Value, (ulong)file.DirtyPages);
            file.WriteBack(0, ulong.MaxValue, before - until);
            _kernel.Events.End(scope);
            if (DirtyPages == before) throw new InvalidOperationException($"file {file.Name} counts {file.DirtyPages} dirty pages and has none");
        }
    }

    private MemoryFile? Oldest()
    {
        MemoryFile? oldest = null;
        foreach (var file in _kernel.Files.All)
        {
            if (file.DirtyPages != 0 && (oldest is null || file.DirtiedOrder < oldest.DirtiedOrder)) oldest = file;
        }

        return oldest;
    }

    /// <summary>folio_rotate_reclaimable: reclaim waited for this page; it is the next to go.</summary>
    private void Rotate(PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        if ((frame.Flags & FrameFlags.Lru) == 0 || (frame.Flags & FrameFlags.Unevictable) != 0)
        {
            frame.Flags &= ~FrameFlags.Reclaim;
            return;
        }

        _kernel.Lru.Remove(pfn);
        frame.Flags &= ~(FrameFlags.Reclaim | FrameFlags.Active);
        _kernel.Lru.AddTail(pfn);
        _kernel.VmStat.Count(VmEvent.PgRotated);
    }

    /// <summary>Pages of files on disk; those of shmem are dirty for swap's sake, and the kernel's own are in no cache.</summary>
    private static bool IsCounted(in Frame frame) => !frame.IsAnon && frame.Mapping != 0 && (frame.Flags & FrameFlags.SwapBacked) == 0;

    private void Count(PageFrameNumber pfn, long pages)
    {
        _kernel.VmStat.Add(NodeStat.Dirty, pages);
        _kernel.VmStat.Add(_kernel.Buddy.Zones[_kernel.Lru.ZoneOf(pfn.Value)].Kind, ZoneStat.ZoneWritePending, pages);
    }

    private MemoryFile FileOf(in Frame frame) => _kernel.Files[new FileId((int)frame.Mapping)];
}
