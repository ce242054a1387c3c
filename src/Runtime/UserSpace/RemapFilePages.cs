using MemDsl.Runtime.Primitives;
using MemDsl.Runtime.Rules;

namespace MemDsl.Runtime.UserSpace;

/// <summary>remap_file_pages(2), emulated by mmap since 4.0 (<c>mm/mmap.c</c>).</summary>
public static class RemapFilePages
{
    /// <summary>The system call.</summary>
    public static SyscallResult Call(
        MmStruct mm, Caller caller, ulong address, ulong size, Protection protection, ulong pageOffset, MapFlags flags)
    {
        ArgumentNullException.ThrowIfNull(mm);
        ArgumentNullException.ThrowIfNull(caller);
        var start = PageSize.RoundDown(address);
        var length = PageSize.RoundDown(size);
        if (protection != Protection.None) return RemapFilePagesRules.Protection.Fail((ulong)protection);
        var end = unchecked(start + length);
        if (end <= start) return RemapFilePagesRules.Empty.Fail(start, length);
        if (unchecked(pageOffset + (length >> PageSize.Shift)) < pageOffset) return RemapFilePagesRules.OffsetWraps.Fail(pageOffset);
        if (mm.Areas.FindContaining(start) is not { IsShared: true } first) return RemapFilePagesRules.NotShared.Fail(start);
        for (var area = first; area.EndValue < end;)
        {
            var next = mm.Areas.Next(area);
            if (next is null || next.StartValue != area.EndValue || next.OpenFile != first.OpenFile || next.Flags != first.Flags)
                return RemapFilePagesRules.NotOneMapping.Fail(area.EndValue);
            area = next;
        }
        var kept = MapFlags.Shared | MapFlags.Fixed | MapFlags.Populate | (flags & MapFlags.NonBlock);
        if (first.Has(VmFlags.Locked)) kept |= MapFlags.Locked;
        // get_file: the area that goes may be the last one that keeps the file open.
        mm.Context.Files.Hold(first.OpenFile);
        var made = Mmap.MapRegion(
            mm, caller, start, length, first.Protection, kept, mm.Context.Files.Get(first.OpenFile), pageOffset << PageSize.Shift);
        mm.Context.Files.Put(first.OpenFile);
        return made.IsOk ? SyscallResult.Success : made;
    }
}
