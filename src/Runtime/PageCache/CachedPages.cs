using System.Runtime.InteropServices;
using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;

namespace MemDsl.Runtime.PageCache;

/// <summary>What looking for a page in the cache gave: its frame (none if no frame could be had), and whether it had to be read.</summary>
internal readonly record struct CachedPage(PageFrameNumber Frame, bool WasRead);

/// <summary>
/// struct address_space (<c>mm/filemap.c</c>): the pages of one file that are in memory. Each holds one reference on its frame; mappings hold
/// one more each.
/// </summary>
internal sealed class CachedPages
{
    /// <summary>read_ahead_kb 128: pages read around a fault that misses (<c>do_sync_mmap_readahead</c>).</summary>
    private const ulong ReadAroundPages = 32;

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
    public CachedPage Obtain(ulong index, bool readAround)
    {
        var frame = this[index];
        if (!frame.IsNone)
        {
            _kernel.Events.Emit(EventKind.PageCacheHit, (ulong)_file.Id.Value, index, frame.Value);
            return new CachedPage(frame, WasRead: false);
        }

        if (_file.Kind == MemoryFileKind.Shmem) return new CachedPage(Add(index), WasRead: false);
        var scope = _kernel.Events.Begin(EventKind.PageCacheMiss, (ulong)_file.Id.Value, index);
        frame = Add(index);
        if (!frame.IsNone && readAround) ReadAround(index);
        _kernel.Events.End(scope);
        return new CachedPage(frame, WasRead: true);
    }

    /// <summary>Brings a page that is not cached into memory; none when there is no frame for it.</summary>
    public PageFrameNumber Add(ulong index)
    {
        _kernel.Work.Add(1);
        if (!_kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var pfn)) return PageFrameNumber.None;
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags = FrameFlags.UpToDate | (_file.Kind == MemoryFileKind.Shmem ? FrameFlags.SwapBacked : FrameFlags.None);
        frame.Mapping = (uint)_file.Id.Value;
        frame.Index = index;
        var bytes = _file.Content.Page(index);
        if (bytes.IndexOfAnyExcept((byte)0) >= 0) bytes.CopyTo(MemoryMarshal.AsBytes(_kernel.Memory.WriteContents(pfn)));

        _index.Add(index, pfn.Value);
        _kernel.Lru.Add(pfn);
        _kernel.Events.Emit(EventKind.PageCacheAdd, (ulong)_file.Id.Value, index, pfn.Value);
        return pfn;
    }

    /// <summary>Drops page <paramref name="index"/> from the cache, whatever it holds; mappings of it must be gone.</summary>
    public void Remove(ulong index)
    {
        var pfn = new PageFrameNumber(_index.Remove(index));
        _kernel.Events.Emit(EventKind.PageCacheDrop, (ulong)_file.Id.Value, index, pfn.Value);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Mapping = 0;
        _kernel.PutPage(pfn);
    }

    /// <summary>Drops every page from <paramref name="first"/> on.</summary>
    public void RemoveFrom(ulong first) => RemoveRange(first, ulong.MaxValue);

    /// <summary>Drops every page in [first, end).</summary>
    public void RemoveRange(ulong first, ulong end)
    {
        while (TryNext(first, out ulong index, out _) && index < end)
        {
            Remove(index);
            first = index + 1;
        }
    }

    private void ReadAround(ulong index)
    {
        ulong first = index < ReadAroundPages / 2 ? 0 : index - ReadAroundPages / 2;
        ulong end = Math.Min(first + ReadAroundPages, _file.PageCount);
        for (ulong page = first; page < end; page++)
        {
            if (_index[page] == 0 && Add(page).IsNone) return;
        }
    }
}
