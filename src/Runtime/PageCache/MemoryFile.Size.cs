using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.PageCache;

/// <summary>Changes of size and of what is allocated, and their effect on those who map the file.</summary>
public sealed partial class MemoryFile
{
    /// <summary>
    /// truncate_setsize: pages behind the new end go from the cache and from every mapping, private copies too (<c>mm/truncate.c</c>); the
    /// rest of the last page becomes zeros.
    /// </summary>
    public void Truncate(ulong size)
    {
        bool shrinks = size < Size;
        if (!shrinks) ZeroBehindEnd();
        Size = size;
        if (!shrinks) return;
        UnmapMappings(PageCount, ulong.MaxValue, evenCopies: true);
        Pages.RemoveFrom(PageCount);
        ulong tail = size & PageSize.OffsetMask;
        if (tail != 0) ZeroCached(size >> PageSize.Shift, tail, PageSize.Bytes);
        Content = Content.Truncated(size);
        if (tail != 0) _ = Pages.ObtainForZeroing(size >> PageSize.Shift);
    }

    /// <summary>
    /// FALLOC_FL_PUNCH_HOLE: the bytes read as zeros from now on; whole pages go from the cache and from mappings, but private copies stay
    /// (<c>unmap_mapping_range</c> without even_cows).
    /// </summary>
    public void PunchHole(ulong offset, ulong length)
    {
        // Shmem may have pages behind its end, from fallocate.
        ulong end = Kind == MemoryFileKind.Shmem ? offset + length : Math.Min(offset + length, Size);
        if (offset >= end) return;
        ulong firstWhole = (offset + PageSize.OffsetMask) >> PageSize.Shift;
        ulong endWhole = end == Size ? PageCount : end >> PageSize.Shift;
        if (firstWhole < endWhole)
        {
            UnmapMappings(firstWhole, endWhole, evenCopies: false);
            Pages.RemoveRange(firstWhole, endWhole);
            DropFromDisk(firstWhole, endWhole);
        }

        ZeroPart(offset, Math.Min(end, firstWhole << PageSize.Shift));
        if (endWhole >= firstWhole) ZeroPart(endWhole << PageSize.Shift, end);
    }

    /// <summary>fallocate(2), whose arguments are checked already.</summary>
    internal SyscallResult Allocate(FallocateMode mode, ulong offset, ulong length)
    {
        if ((mode & FallocateMode.PunchHole) != 0)
        {
            PunchHole(offset, length);
            return SyscallResult.Success;
        }

        if (Kind == MemoryFileKind.Shmem)
        {
            // shmem_fallocate gives every page of the range its frame, and a content only to one that it finds without; reclaim may not drop it.
            ulong end = (offset + length + PageSize.OffsetMask) >> PageSize.Shift;
            for (ulong index = offset >> PageSize.Shift; index < end; index++)
            {
                var page = Pages[index].IsNone && Pages.IsHole(index) ? Pages.AddUnread(index) : Pages.Obtain(index).Frame;
                if (page.IsNone) return FileRules.NoSpace.Fail(index);
                _kernel.Writeback.MarkDirty(page);
            }
        }

        if ((mode & FallocateMode.KeepSize) == 0 && offset + length > Size) Truncate(offset + length);
        return SyscallResult.Success;
    }

    /// <summary>The areas that map the file, with their address spaces, ascending by mm and address.</summary>
    internal IEnumerable<(MmStruct Mm, VmArea Area)> MappedAreas()
    {
        foreach (int id in Mappings.Mms.ToArray())
        {
            var mm = _kernel.Mms[id];
            int left = Mappings.AreasOf(id);
            foreach (var area in mm.Areas.All())
            {
                if (area.OpenFile == 0 || !ReferenceEquals(_kernel.Files.Open(area.OpenFile).File, this)) continue;
                yield return (mm, area);
                if (--left == 0) break;
            }
        }
    }

    /// <summary>The addresses at which an area shows pages [first, end) of its file.</summary>
    internal static VirtualRange AddressesOf(VmArea area, ulong first, ulong end)
    {
        ulong from = Math.Max(first, area.PageOffset);
        ulong to = Math.Min(end, area.PageOffset + area.Pages);
        return from >= to ? default : new VirtualRange(area.Start + ((from - area.PageOffset) << PageSize.Shift), (to - from) << PageSize.Shift);
    }

    /// <summary>
    /// Before a file grows: what a mapping stored behind the end, in the rest of the last page, must not come to light.
    /// </summary>
    private void ZeroBehindEnd()
    {
        ulong tail = Size & PageSize.OffsetMask;
        if (tail == 0) return;
        if (Kind == MemoryFileKind.Disk) _ = Pages.ObtainForZeroing(Size >> PageSize.Shift);
        ZeroCached(Size >> PageSize.Shift, tail, PageSize.Bytes);
    }

    private void UnmapMappings(ulong first, ulong end, bool evenCopies)
    {
        foreach (var (mm, area) in MappedAreas())
        {
            var range = AddressesOf(area, first, end);
            if (range.IsEmpty) continue;
            // Guard markers go with their area only, not with the file's pages (zap_drop_markers).
            if (evenCopies && area.Has(VmFlags.MaybeGuard)) mm.Tables.ZapBetweenGuards(range);
            else if (evenCopies) mm.Tables.Zap(range);
            else mm.Tables.ZapFilePages(range);
        }
    }

    private void CleanMappings(ulong first, ulong end)
    {
        foreach (var (mm, area) in MappedAreas())
        {
            if (!area.IsShared) continue;
            var range = AddressesOf(area, first, end);
            if (!range.IsEmpty) mm.Tables.CleanShared(range);
        }
    }

    private void ZeroPart(ulong from, ulong to)
    {
        if (from >= to) return;
        ulong index = from >> PageSize.Shift;
        if (Pages.ObtainForZeroing(index).IsNone) return;
        ZeroCached(index, from & PageSize.OffsetMask, ((to - 1) & PageSize.OffsetMask) + 1);
    }

    private void ZeroCached(ulong index, ulong from, ulong to)
    {
        var pfn = Pages[index];
        if (pfn.IsNone || !_kernel.Memory.Peek(pfn).IsUpToDate) return;
        Span<byte> zeros = stackalloc byte[(int)(to - from)];
        zeros.Clear();
        _kernel.Memory.Write(pfn.Address + from, zeros);
        // What has no block has nothing to write back.
        if (Kind == MemoryFileKind.Shmem || !Content.IsHole(index)) _kernel.Writeback.MarkDirty(pfn);
    }

    private void DropFromDisk(ulong first, ulong end)
    {
        for (ulong index = first; index < end; index++) Content = Content.WithoutPage(index);
    }
}
