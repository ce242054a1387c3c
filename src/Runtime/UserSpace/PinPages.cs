using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>
/// Holding pages for a device for as long as it likes, as RDMA does: ib_umem_get (<c>drivers/infiniband/core/umem.c</c>) with pin_user_pages and
/// FOLL_WRITE | FOLL_LONGTERM (<c>mm/gup.c</c>). A pinned page neither moves nor goes to swap, and fork copies it for the child.
/// </summary>
internal static class PinPages
{
    /// <summary>Pins every page of the range, bringing it in for writing. All or nothing.</summary>
    public static SyscallResult Pin(Kernel kernel, MmStruct mm, Caller caller, VirtualRange range)
    {
        if (range.IsEmpty) return PinRules.Empty.Fail();
        var first = new VirtualAddress(PageSize.RoundDown(range.Start.Value));
        ulong pages = (PageSize.RoundUp(range.End.Value) - first.Value) >> PageSize.Shift;
        if (mm.PinnedVm + pages > caller.LimitMemlock >> PageSize.Shift && !caller.CanLockMemory)
            return PinRules.Limit.Fail(pages, caller.LimitMemlock);
        for (ulong done = 0; done < pages; done++)
        {
            var page = first + (done << PageSize.Shift);
            var pinned = PinPage(kernel, mm, page);
            if (pinned.IsOk) continue;
            while (done-- > 0) Release(kernel, mm, first + (done << PageSize.Shift));
            return pinned;
        }

        mm.PinnedVm += pages;
        return SyscallResult.Ok(pages);
    }

    /// <summary>unpin_user_pages_dirty_lock: gives up the last pin of every page of the range; each of them must have one.</summary>
    public static SyscallResult Unpin(Kernel kernel, MmStruct mm, VirtualRange range)
    {
        if (range.IsEmpty) return PinRules.Empty.Fail();
        var first = new VirtualAddress(PageSize.RoundDown(range.Start.Value));
        ulong pages = (PageSize.RoundUp(range.End.Value) - first.Value) >> PageSize.Shift;
        for (ulong i = 0; i < pages; i++)
        {
            if (!mm.Pins.Has(first + (i << PageSize.Shift))) return PinRules.NotPinned.Fail((first + (i << PageSize.Shift)).Value);
        }

        for (ulong i = 0; i < pages; i++) Release(kernel, mm, first + (i << PageSize.Shift));
        mm.PinnedVm -= pages;
        return SyscallResult.Ok(pages);
    }

    /// <summary>The end of an address space is the end of the devices' files that its pins belong to.</summary>
    public static void ReleaseAll(Kernel kernel, MmStruct mm)
    {
        if (mm.Pins.Count == 0) return;
        foreach (var pfn in mm.Pins.Frames.ToArray()) Put(kernel, pfn);
        mm.Pins = new PagePins();
        mm.PinnedVm = 0;
    }

    private static SyscallResult PinPage(Kernel kernel, MmStruct mm, VirtualAddress page)
    {
        if (mm.AreaAt(page) is not { } area) return PinRules.Hole.Fail(page.Value);
        if (area.Has(VmFlags.Io | VmFlags.PfnMap)) return PinRules.BareFrames.Fail(page.Value);
        if (!area.Has(VmFlags.Write)) return PinRules.NotWritable.Fail(page.Value);
        if (area.IsShared && area.OpenFile != 0 && kernel.Files.Open(area.OpenFile).File.Kind == MemoryFileKind.Disk)
            return PinRules.FileOnDisk.Fail(page.Value);
        var populated = mm.Tables.Populate(new VirtualRange(page, PageSize.Bytes), PopulateAccess.Write);
        if (!populated.IsOk) return populated;
        var pfn = mm.Tables.Raw.Read(page).Frame;
        kernel.Memory.Frame(LargeFolio.HeadOf(kernel.Memory, pfn)).RefCount += Frame.PinBias;
        mm.Pins.Add(page, pfn);
        kernel.VmStat.Add(NodeStat.FollPinAcquired);
        return SyscallResult.Success;
    }

    private static void Release(Kernel kernel, MmStruct mm, VirtualAddress page) => Put(kernel, mm.Pins.Remove(page));

    /// <summary>unpin_user_page, after set_page_dirty_lock: the device may have written.</summary>
    private static void Put(Kernel kernel, PageFrameNumber pfn)
    {
        var head = LargeFolio.HeadOf(kernel.Memory, pfn);
        kernel.Writeback.MarkDirty(head);
        kernel.VmStat.Add(NodeStat.FollPinReleased);
        kernel.Memory.Frame(head).RefCount -= Frame.PinBias - 1;
        kernel.PutPage(head);
    }
}
