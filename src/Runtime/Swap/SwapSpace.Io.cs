using MemDsl.Runtime.Events;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Reclaim;

namespace MemDsl.Runtime.Swap;

/// <summary>Reading and writing slots (<c>mm/page_io.c</c>).</summary>
public sealed partial class SwapSpace
{
    /// <summary>
    /// How frames are asked for. While swapoff runs nobody is killed for them: Linux would take the program that called it (set_current_oom_origin), and it
    /// would fail.
    /// </summary>
    private GfpFlags _readGfp = GfpFlags.GFP_HIGHUSER_MOVABLE;

    /// <summary>
    /// swap_writeout: writes a page in the swap cache to its slot; the page is clean then. True when the device had to write, which Linux does while the
    /// page stays in the cache; false for a page of zeros, for which a bit in the zeromap is all.
    /// </summary>
    public bool WriteOut(PageFrameNumber pfn)
    {
        var entry = _kernel.Memory.SwapOf(pfn);
        var contents = _kernel.Memory.ShareContents(pfn);
        bool isZero = contents.IsZero;
        if (isZero) contents = default;
        Area(entry).SetContents(entry.Offset, contents);
        _kernel.Memory.Frame(pfn).Flags &= ~FrameFlags.Dirty;
        _kernel.VmStat.Count(isZero ? VmEvent.SwpOutZero : VmEvent.PSwpOut);
        if (!isZero) _kernel.VmStat.Count(VmEvent.PgPgOut, 4);
        _kernel.Events.Emit(EventKind.SwapOut, pfn.Value, entry.Offset, (ulong)entry.Type, isZero ? 1UL : 0);
        return !isZero;
    }

    /// <summary>
    /// read_swap_cache_async: the frame with the page of a slot, from the swap cache or else read into a new frame that is entered there. None when there
    /// is no frame. The cache's reference is the only one; whoever maps the page takes one more.
    /// </summary>
    public PageFrameNumber ReadIn(SwapEntry entry)
    {
        var pfn = Lookup(entry);
        if (!pfn.IsNone) return pfn;
        if (!_kernel.Buddy.TryAlloc(0, _readGfp, out pfn)) return default;
        var area = Area(entry);
        var contents = area.ContentsOf(entry.Offset);
        _kernel.Memory.AdoptContents(pfn, contents);
        ref var frame = ref _kernel.Memory.Frame(pfn);
        frame.Flags = FrameFlags.SwapBacked | FrameFlags.UpToDate;

        // The allocator's reference becomes the cache's.
        frame.RefCount = 0;
        ulong shadow = area.ShadowOf(entry.Offset);
        AddToCache(pfn, entry);
        if (shadow != 0) _kernel.Workingset.Refault(pfn, Shadow.FromRaw(shadow));
        _kernel.Lru.Add(pfn);
        _kernel.VmStat.Count(contents.IsNothing ? VmEvent.SwpInZero : VmEvent.PSwpIn);
        if (!contents.IsNothing) _kernel.VmStat.Count(VmEvent.PgPgIn, 4);
        _kernel.Events.Emit(EventKind.SwapRead, pfn.Value, entry.Offset, (ulong)entry.Type, contents.IsNothing ? 1UL : 0);
        return pfn;
    }

    /// <summary>The bytes of a swapped page as a reader would see them, without bringing it into memory.</summary>
    internal void Peek(SwapEntry entry, int offset, Span<byte> into)
    {
        var pfn = Lookup(entry);
        if (pfn.IsNone) Area(entry).ContentsOf(entry.Offset).Read(offset, into);
        else _kernel.Memory.Read(pfn.Address + (ulong)offset, into);
    }
}
