using MemDsl.Runtime.Events;
using MemDsl.Runtime.PageCache;
using MemDsl.Runtime.Paging;
using MemDsl.Runtime.Physical;
using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.UserSpace;

namespace MemDsl.Runtime.Faults;

/// <summary>do_fault: empty entries of file mappings.</summary>
public sealed partial class FaultHandler
{
    private FaultOutcome FileBacked(in PageFault fault)
    {
        var file = _kernel.Files.Open(fault.Area.OpenFile).File;
        if (!fault.IsWrite) return FileRead(in fault, file);
        return fault.Area.IsShared ? FileSharedWrite(in fault, file) : FilePrivateWrite(in fault, file);
    }

    /// <summary>
    /// do_read_fault: first the neighbours that are cached anyway (do_fault_around), which often include the page itself; if not, the page
    /// is brought into the cache.
    /// </summary>
    private FaultOutcome FileRead(in PageFault fault, MemoryFile file)
    {
        if (MapAround(in fault, file)) return FaultOutcome.Minor;
        if (fault.FileIndex >= file.PageCount) return FaultOutcome.PastEndOfFile;
        var page = file.Pages.Obtain(fault.FileIndex, ReadAheads.Of(fault.Area));
        if (page.Frame.IsNone) return FaultOutcome.OutOfMemory;
        // After reading, the fault is retried from the start, and then finds its neighbours too (filemap_fault, VM_FAULT_RETRY).
        bool startsAnew = (page.WasRead || page.WasUnread) && file.Kind != MemoryFileKind.Shmem;
        if (!startsAnew || !MapAround(in fault, file)) MapPage(in fault, file, page.Frame, fault.Mm.Tables.BitsOf(fault.Area));
        return OutcomeOf(page);
    }

    /// <summary>do_cow_fault: a page of the process's own, with a copy of the file's.</summary>
    private FaultOutcome FilePrivateWrite(in PageFault fault, MemoryFile file)
    {
        var area = PrepareAnonVma(fault.Mm, fault.Area);
        if (fault.FileIndex >= file.PageCount) return FaultOutcome.PastEndOfFile;
        var page = file.Pages.Obtain(fault.FileIndex, ReadAheads.Of(fault.Area));
        if (page.Frame.IsNone) return FaultOutcome.OutOfMemory;

        // The file's page is held while the copy's frame is looked for, which may cost other pages theirs.
        _kernel.Memory.Frame(page.Frame).RefCount++;
        bool hasFrame = _kernel.Buddy.TryAlloc(0, GfpFlags.GFP_HIGHUSER_MOVABLE, out var copy);
        if (hasFrame) _kernel.Memory.CopyPage(page.Frame, copy);
        _kernel.PutPage(page.Frame);
        if (!hasFrame) return FaultOutcome.OutOfMemory;
        _kernel.Events.Emit(EventKind.CowCopy, fault.Page, page.Frame.Value, copy.Value, rule: Rules.FaultRules.CopyFilePage);
        fault.Mm.Tables.MapNewAnonymous(fault.Place, fault.Page, copy, area);
        return OutcomeOf(page);
    }

    /// <summary>do_shared_fault: the file's own page, writable and dirty from the start.</summary>
    private FaultOutcome FileSharedWrite(in PageFault fault, MemoryFile file)
    {
        if (fault.FileIndex >= file.PageCount) return FaultOutcome.PastEndOfFile;
        var page = file.Pages.Obtain(fault.FileIndex, ReadAheads.Of(fault.Area));
        if (page.Frame.IsNone) return FaultOutcome.OutOfMemory;
        _kernel.Writeback.MarkDirty(page.Frame);
        MapPage(in fault, file, page.Frame, fault.Mm.Tables.BitsOf(fault.Area) | EntryBits.Writable | EntryBits.Dirty);
        return OutcomeOf(page);
    }

    private static FaultOutcome OutcomeOf(CachedPage page) =>
        page.WasRead ? FaultOutcome.Major : page.WasUnread ? FaultOutcome.Retried : FaultOutcome.Minor;

    private void MapPage(in PageFault fault, MemoryFile file, PageFrameNumber pfn, EntryBits bits)
    {
        _kernel.Events.Emit(EventKind.FilePage, fault.Page, pfn.Value, (ulong)file.Id.Value, fault.FileIndex);
        fault.Mm.Tables.MapFilePage(fault.Place, fault.Page, pfn, bits);
        if (fault.Area.Has(VmFlags.Locked)) _kernel.Reclaim.Locked.Mlock(pfn);
    }

    /// <summary>
    /// do_fault_around and filemap_map_pages: of the window around the address, every page that is cached and not mapped yet. Whether the page of
    /// the fault was among them.
    /// </summary>
    private bool MapAround(in PageFault fault, MemoryFile file)
    {
        var area = fault.Area;
        var tables = fault.Mm.Tables;
        var (start, end) = WindowAround(tables, area, fault.Address);
        ulong firstIndex = area.PageOffsetAt(start);
        ulong endIndex = Math.Min(area.PageOffsetAt(end), file.PageCount);
        if (firstIndex >= endIndex) return false;
        var bits = tables.BitsOf(area);
        ulong mapped = 0;
        int firstPlace = fault.Place.Index - (int)((fault.Page - start) >> PageSize.Shift);
        for (ulong index = firstIndex; index < endIndex; index++)
        {
            var pfn = file.Pages[index];
            if (pfn.IsNone || !_kernel.Memory.Peek(pfn).IsUpToDate) continue;
            var place = fault.Place with { Index = firstPlace + (int)(index - firstIndex) };
            if (!tables.Read(place).IsNone) continue;
            tables.MapFilePage(place, start + ((index - firstIndex) << PageSize.Shift), pfn, bits);
            if (area.Has(VmFlags.Locked)) _kernel.Reclaim.Locked.Mlock(pfn);
            mapped++;
        }

        bool hit = !tables.Read(fault.Place).IsNone;
        if (_kernel.Events.IsHeard) TellAround(in fault, file, hit, start, end, mapped);
        return hit;
    }

    /// <summary>
    /// do_fault_around: the window begins at a multiple of its size (64 KiB), or where the area or the leaf table begins if that is later, and is
    /// its full size long from there, up to the end of the area and of the table.
    /// </summary>
    private (ulong Start, ulong End) WindowAround(AddressSpaceTables tables, VmArea area, ulong address)
    {
        ulong window = (ulong)_kernel.Options.FaultAroundBytes;
        ulong tableSpan = tables.Mode.Leaf.TableSpan;
        ulong tableStart = address & ~(tableSpan - 1);
        ulong start = Math.Max(Math.Max(address & ~(window - 1), area.Start.Value), tableStart);
        return (start, Math.Min(Math.Min(start + window, area.End.Value), tableStart + tableSpan));
    }

    /// <summary>
    /// Whether a fault behind the end of a file will map nothing, because none of the pages that it looks at is cached, in a place without a leaf table;
    /// or one for a page of the kernel's that does not exist. Linux makes the leaf table only when it has something to put in (do_fault_around,
    /// finish_fault).
    /// </summary>
    private bool IsBehindFile(AddressSpaceTables tables, VmArea area, ulong address, bool isWrite)
    {
        if (tables.HasLeafTable(new VirtualAddress(address))) return false;
        if (area.OpenFile == 0) return FrameOfSpecial(area, address).IsNone;
        var file = _kernel.Files.Open(area.OpenFile).File;
        if (area.PageOffsetAt(address) < file.PageCount) return false;
        if (isWrite) return true;
        var (start, end) = WindowAround(tables, area, address);
        if (!file.Pages.TryNextUpToDate(area.PageOffsetAt(start), out ulong cached) || cached >= Math.Min(area.PageOffsetAt(end), file.PageCount)) return true;
        // filemap_map_pages installs the leaf table only where the first page that it finds is not the file's last one: no huge entry may
        // reach across the end of the file, and that test stands before the table too. Shmem is let off.
        return cached + 1 == file.PageCount && file.Kind != MemoryFileKind.Shmem;
    }

    /// <summary>Such a fault: the upper tables are made and stay, and so does the anon_vma of a private write.</summary>
    private static FaultOutcome BehindFile(MmStruct mm, VmArea area, ulong address, bool isWrite)
    {
        if (isWrite && !area.IsShared && area.OpenFile != 0) PrepareAnonVma(mm, area);
        if (!mm.Tables.TryMakeUpperTables(new VirtualAddress(address))) return FaultOutcome.OutOfMemory;
        return area.OpenFile == 0 ? FaultOutcome.NoSpecialPage : FaultOutcome.PastEndOfFile;
    }

    private void TellAround(in PageFault fault, MemoryFile file, bool hit, ulong start, ulong end, ulong mapped)
    {
        if (hit)
        {
            ulong pfn = file.Pages[fault.FileIndex].Value;
            _kernel.Events.Emit(EventKind.PageCacheHit, (ulong)file.Id.Value, fault.FileIndex, pfn);
            _kernel.Events.Emit(EventKind.FilePage, fault.Page, pfn, (ulong)file.Id.Value, fault.FileIndex);
        }

        if (mapped > 1 || (mapped == 1 && !hit)) _kernel.Events.Emit(EventKind.FaultAround, start, end, mapped);
    }
}
