using System.Runtime.InteropServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Reclaim;
using MemDsl.Runtime.Swap;

namespace MemDsl.Runtime.PageCache;

/// <summary>What looking for a page in the cache gave.</summary>
/// <param name="Frame">Its frame; none if no frame could be had.</param>
/// <param name="WasRead">Whether it was not in memory and had to be read.</param>
/// <param name="WasUnread">Whether it stood in the cache without a content, and had to wait for one.</param>
internal readonly record struct CachedPage(PageFrameNumber Frame, bool WasRead, bool WasUnread = false);

/// <summary>
/// struct address_space (<c>mm/filemap.c</c>): the pages of one file that are in memory. Each holds one reference on its frame; mappings hold
/// one more each.
/// </summary>
internal sealed partial class CachedPages
{
    private readonly Kernel _kernel;
    private readonly MemoryFile _file;
    private readonly PageIndex _index;

    public CachedPages(Kernel kernel, MemoryFile file)
        : this(kernel, file, new PageIndex(kernel.Ownership))
    {
    }

    private CachedPages(Kernel kernel, MemoryFile file, PageIndex index)
    {
        _kernel = kernel;
        _file = file;
        _index = index;
    }

    public int Count => _index.Count;

    /// <summary>The frame of page <paramref name="index"/>, none if it is not in memory.</summary>
    public PageFrameNumber this[ulong index] => new(_index[index]);

    public CachedPages CloneFor(Kernel kernel, MemoryFile file) => new(kernel, file, _index.CloneFor(kernel.Ownership));

    /// <summary>The frames of the aligned run of 64 pages that holds <paramref name="index"/>, 0 where not in memory; empty if none is.</summary>
    public ReadOnlySpan<uint> Run(ulong index) => _index.Slots(index);

    /// <summary>The first page in memory at or above <paramref name="from"/>.</summary>
    public bool TryNext(ulong from, out ulong index, out PageFrameNumber frame)
    {
        bool found = _index.TryNext(from, out index, out uint number);
        frame = new PageFrameNumber(number);
        return found;
    }

    /// <summary>
    /// filemap_get_folio or shmem_get_folio: the page from memory; else a new page of zeros (shmem) or read from disk, for a fault with its
    /// surroundings.
    /// </summary>
    public CachedPage Obtain(ulong index, ReadAhead readAhead = ReadAhead.None)
    {
        var frame = this[index];
        if (!frame.IsNone)
        {
            _kernel.Events.Emit(EventKind.PageCacheHit, (ulong)_file.Id.Value, index, frame.Value);
            if (_kernel.Memory.Peek(frame).IsUpToDate) return new CachedPage(frame, WasRead: false);
            _kernel.Memory.Frame(frame).Flags |= FrameFlags.UpToDate;
            return new CachedPage(frame, WasRead: false, WasUnread: _file.Kind == MemoryFileKind.Disk);
        }

        if (_file.Kind == MemoryFileKind.Shmem) return ObtainShmem(index);
        var scope = _kernel.Events.Begin(EventKind.PageCacheMiss, (ulong)_file.Id.Value, index);
        frame = Add(index);
        if (!frame.IsNone)
        {
            CountRead();
            ReadWindow(index, readAhead, frame);
        }

        _kernel.Events.End(scope);
        return new CachedPage(frame, WasRead: true);
    }

    /// <summary>The first page at or above <paramref name="from"/> whose content is there (next_uptodate_folio).</summary>
    public bool TryNextUpToDate(ulong from, out ulong index)
    {
        while (TryNext(from, out index, out var frame))
        {
            if (_kernel.Memory.Peek(frame).IsUpToDate) return true;
            from = index + 1;
        }

        return false;
    }

    /// <summary>SGP_READ: whether a place of shared memory has no page with a content, neither in memory nor in swap.</summary>
    public bool IsHole(ulong index)
    {
        if (_file.Kind != MemoryFileKind.Shmem) return false;
        var frame = this[index];
        return frame.IsNone ? _index.ValueAt(index) == 0 : !_kernel.Memory.Peek(frame).IsUpToDate;
    }

    /// <summary>
    /// A page whose part is to be zeroed: from memory or from disk. One of a hole has no block that could be read, and stands in the cache from then on
    /// without a content (<c>fs/ext4/inode.c</c> __ext4_block_zero_page_range).
    /// </summary>
    public PageFrameNumber ObtainForZeroing(ulong index)
    {
        if (!this[index].IsNone || IsHole(index)) return this[index];
        if (_file.Kind == MemoryFileKind.Shmem) return Obtain(index).Frame;
        return _file.Content.IsHole(index) ? AddUnread(index) : Add(index);
    }

    /// <summary>A page in its place, without a content yet: its bytes are zeros, and it is up to date once someone wants them.</summary>
    public PageFrameNumber AddUnread(ulong index)
    {
        var frame = Add(index);
        if (!frame.IsNone) _kernel.Memory.Frame(frame).Flags &= ~FrameFlags.UpToDate;
        return frame;
    }

    /// <summary>Brings a page that is not cached into memory; none when there is no frame for it.</summary>
    public PageFrameNumber Add(ulong index)
    {
        _kernel.Work.Add(1);
        if (!_kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var pfn)) return PageFrameNumber.None;
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags = FrameFlags.UpToDate | (_file.Kind == MemoryFileKind.Shmem ? FrameFlags.SwapBacked : FrameFlags.None);
        var bytes = _file.Content.Page(index);
        if (bytes.IndexOfAnyExcept((byte)0) >= 0) bytes.CopyTo(MemoryMarshal.AsBytes(_kernel.Memory.WriteContents(pfn)));

        ulong shadow = _index.ValueAt(index);
        Enter(index, pfn);
        if (shadow != 0) _kernel.Workingset.Refault(pfn, Shadow.FromRaw(shadow));
        _kernel.Lru.Add(pfn);
        _kernel.Events.Emit(EventKind.PageCacheAdd, (ulong)_file.Id.Value, index, pfn.Value);
        return pfn;
    }

    /// <summary>Drops page <paramref name="index"/> from the cache, whatever it holds; mappings of it must be gone.</summary>
    public void Remove(ulong index)
    {
        var pfn = this[index];
        _kernel.Writeback.ClearDirty(pfn, isWritten: false);
        _index.Remove(index);
        Leave(index, pfn);
        _kernel.PutPage(pfn);
    }

    /// <summary>
    /// __filemap_remove_folio for reclaim: the page is clean and nobody maps it; a shadow (0: none) stays in its place. The cache's reference goes,
    /// the caller's remains.
    /// </summary>
    public void Evict(ulong index, ulong shadow)
    {
        var pfn = this[index];
        if (shadow != 0) _index.Replace(index, shadow);
        else _index.Remove(index);
        Leave(index, pfn);
        _kernel.Memory.Frame(pfn).RefCount--;
    }

    /// <summary>
    /// shmem_writeout (<c>mm/shmem.c</c>) up to the write: the page takes a slot and goes over to the swap cache; its place in the file holds the slot.
    /// False when swap is full.
    /// </summary>
    public bool TryMoveToSwap(ulong index)
    {
        var pfn = this[index];
        if (!_kernel.Swap.TryAdd(pfn, out var entry)) return false;
        _index.Replace(index, entry.Value);
        _kernel.Swap.Duplicate(entry);
        Leave(index, pfn);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.RefCount--;
        frame.Flags |= FrameFlags.Dirty;
        return true;
    }

    /// <summary>The slots that hold pages of a shmem file, ascending by page.</summary>
    public IEnumerable<(ulong Index, SwapEntry Entry)> SwappedPages()
    {
        if (_file.Kind != MemoryFileKind.Shmem) yield break;
        for (ulong next = 0; _index.TryNextValue(next, out ulong index, out ulong value); next = index + 1) yield return (index, SwapEntry.FromValue(value));
    }

    /// <summary>The slot that holds a page of a shmem file; none for a page that is in memory or nowhere.</summary>
    public SwapEntry SwapOf(ulong index) => _file.Kind == MemoryFileKind.Shmem ? SwapEntry.FromValue(_index.ValueAt(index)) : default;

    /// <summary>Drops every page from <paramref name="first"/> on.</summary>
    public void RemoveFrom(ulong first) => RemoveRange(first, ulong.MaxValue);

    /// <summary>Drops every page in [first, end).</summary>
    public void RemoveRange(ulong first, ulong end)
    {
        ulong next = first;
        while (TryNext(next, out ulong index, out _) && index < end)
        {
            Remove(index);
            next = index + 1;
        }

        // Shadows go too, and shmem's slots are given back.
        next = first;
        while (_index.TryNextValue(next, out ulong index, out ulong value) && index < end)
        {
            _index.RemoveValue(index);
            if (_file.Kind == MemoryFileKind.Shmem) _kernel.Swap.FreeAndCache(SwapEntry.FromValue(value));
            next = index + 1;
        }
    }

    /// <summary>shmem_get_folio: the page of a place that has none in memory: from its slot, or a page of zeros.</summary>
    private CachedPage ObtainShmem(ulong index)
    {
        ulong value = _index.ValueAt(index);
        return value == 0 ? new CachedPage(Add(index), WasRead: false) : SwapIn(index, SwapEntry.FromValue(value));
    }

    /// <summary>shmem_swapin_folio: the page comes back from the swap cache or the disk, and gives up its slot.</summary>
    private CachedPage SwapIn(ulong index, SwapEntry entry)
    {
        var pfn = _kernel.Swap.Lookup(entry);
        bool isRead = pfn.IsNone;
        if (isRead) pfn = _kernel.Swap.ReadAround(entry);
        else _kernel.Swap.NoteHit(pfn);
        if (pfn.IsNone) return default;
        Enter(index, pfn);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.RefCount++;
        if ((frame.Flags & FrameFlags.Lru) == 0) _kernel.Lru.Add(pfn);
        _kernel.Swap.Free(entry);
        _kernel.Swap.TryFreeSlot(pfn);
        _kernel.Events.Emit(EventKind.PageCacheAdd, (ulong)_file.Id.Value, index, pfn.Value);
        return new CachedPage(pfn, isRead);
    }

    /// <summary>__filemap_add_folio: the page's place, and the place's page.</summary>
    private void Enter(ulong index, PageFrameNumber pfn)
    {
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Mapping = (uint)_file.Id.Value;
        frame.Index = index;
        _index.Add(index, pfn.Value);
        CountPage(1);
    }

    /// <summary>The end of both.</summary>
    private void Leave(ulong index, PageFrameNumber pfn)
    {
        _kernel.Memory.Frame(pfn).Mapping = 0;
        CountPage(-1);
        _kernel.Events.Emit(EventKind.PageCacheDrop, (ulong)_file.Id.Value, index, pfn.Value);
    }

    private void CountPage(long pages)
    {
        _kernel.VmStat.Add(NodeStat.FilePages, pages);
        if (_file.Kind == MemoryFileKind.Shmem) _kernel.VmStat.Add(NodeStat.Shmem, pages);
    }

    private void CountRead() => _kernel.VmStat.Count(VmEvent.PgPgIn, (long)(PageSize.Bytes >> 10));

    /// <summary>
    /// do_sync_mmap_readahead: half of the window lies before the page; where the area said MADV_SEQUENTIAL, all of it behind; where it said
    /// MADV_RANDOM, there is none. The page that was just read is held meanwhile, since each of the others may need another page's frame.
    /// </summary>
    private void ReadWindow(ulong index, ReadAhead readAhead, PageFrameNumber read)
    {
        ulong pages = _kernel.Options.ReadAheadBytes >> PageSize.Shift;
        if (readAhead == ReadAhead.None || pages == 0) return;
        _kernel.Memory.Frame(read).RefCount++;
        ulong before = readAhead == ReadAhead.Around ? pages / 2 : 0;
        ulong first = index < before ? 0 : index - before;
        ulong end = Math.Min(first + pages, _file.PageCount);
        for (ulong page = first; page < end; page++)
        {
            if (_index[page] != 0) continue;
            if (Add(page).IsNone) break;
            CountRead();
        }

        _kernel.PutPage(read);
    }
}
